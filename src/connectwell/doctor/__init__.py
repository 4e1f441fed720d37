"""Looks at everything connectwell relies on, says what it found, and mends what is safe to mend."""

from connectwell.doctor.examine import Examination, examine, mend
from connectwell.doctor.finding import Finding
from connectwell.doctor.patient import Patient, Terminal

__all__ = ["Examination", "Finding", "Patient", "Terminal", "examine", "mend"]
