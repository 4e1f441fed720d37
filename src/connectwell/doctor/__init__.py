"""Looks at everything connectwell relies on, says what it found, and mends what is safe to mend."""

from connectwell.doctor.diagnosis import Diagnosis
from connectwell.doctor.examine import Examination, examine, mend
from connectwell.doctor.patient import Patient, Terminal

__all__ = ["Diagnosis", "Examination", "Patient", "Terminal", "examine", "mend"]
