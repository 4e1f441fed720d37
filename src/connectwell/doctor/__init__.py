"""Looks at everything connectwell relies on, says what it found, and mends what is safe to mend."""

from connectwell.doctor.diagnosis import Diagnosis
from connectwell.doctor.examine import Examination, examine, mend
from connectwell.doctor.installation import Installation, Terminal

__all__ = ["Diagnosis", "Examination", "Installation", "Terminal", "examine", "mend"]
