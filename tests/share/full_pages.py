"""Briefs as full as they come: in one moment stand as many of the same words as still count as one page."""

from bisect import bisect_left
from dataclasses import replace
from datetime import date
from functools import cache

from documents import EMPTY_BRIEF, FULL_BRIEF, brief

from connectwell.share.document import Brief, Moment
from connectwell.share.formats.one_page import overflow

WORDS = {
    "prose": "The window was open and I heard the rain come in over the roofs. ",
    "hebrew": "היום ישבנו בשקט ליד החלון והקשבנו לגשם שירד על הגגות. ",
    "thai": "วันนี้ฝนตกทั้งวันฉันนั่งอยู่ข้างหน้าต่างและฟังเสียงฝน",
    "hindi": "आज हम खिड़की के पास चुपचाप बैठे रहे और बारिश की आवाज़ सुनते रहे। ",
    "khmer": "ថ្ងៃនេះយើងអង្គុយស្ងៀមនៅក្បែរបង្អួច",
    "tibetan": "དེ་རིང་ང་ཚོ་སྒེའུ་ཁུང་གི་འགྲམ་དུ་ཁུ་སིམ་པོར་བསྡད། ",
    "m": "mmmm ",
    "W": "W",
    "signs": "@%",
    "dashes": "———",
    "integrals": "∰",
    "marks": "a\u0308\u0323e\u0301",
    "a long word": "https://example.org/" + "x" * 70 + " ",
}
"""A piece of each kind of words that takes more room than its letters, or breaks in its own way."""
PLAIN = replace(
    EMPTY_BRIEF,
    chart=FULL_BRIEF.chart,
)
"""A brief with nothing chosen for it, and as much below as there can be."""


@cache
def full_of(words: str) -> Brief:
    """A brief with one moment: these words again and again, as often as they fit."""

    def with_so_many(times: int) -> Brief:
        return replace(PLAIN, moments=(Moment(date(2026, 11, 12), "seen", (words * times).strip()),))

    too_many = bisect_left(range(4_000), 1, key=lambda times: overflow(brief(with_so_many(times))))
    return with_so_many(too_many - 1)
