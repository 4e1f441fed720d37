"""The fictional person's texts. Ordinary days only, because someone who reads the demo may be tired themselves."""

from typing import Final

from connectwell.model.terms import Direction, Need, Wants

REFLECTIONS: Final[dict[Need, dict[Direction, tuple[str, ...]]]] = {
    "seen": {
        "others": (
            "@Ana asked how the interview went before I had my coat off.",
            "@Jonas remembered that I don't take sugar. It has been a year since I told him.",
            "The woman at the bakery said 'the usual?'. I seem to have a usual.",
            "Nobody, really. @Leyla sent a picture of her cat, and I think that was for me.",
            "@Tom let me finish a sentence in the meeting. He even waited a bit after it.",
        ),
        "surroundings": (
            "My name on the post box is crooked, and it is still my name.",
            "The library lady had put the book aside for me. A slip with my initials in it.",
            "A window across the street was lit when mine was. We both couldn't sleep, I suppose.",
            "The chair by the window has taken my shape by now.",
        ),
        "myself": (
            "I noticed that I was hungry before I was angry. That's new.",
            "I looked at the old photo for a while. I liked her coat. I liked her, a little.",
            "Only that I was tired. I said it out loud in the kitchen.",
            "I wrote the thing down as it was, without making it smaller.",
        ),
    },
    "safe": {
        "others": (
            "On the phone with @Ana my shoulders came down at some point. I didn't notice when.",
            "@Mrs-Okafor from upstairs knocked, and it was only about the parcel.",
            "With @Jonas it is quiet. Neither of us has to fill it.",
            "The driver waited until I sat down.",
        ),
        "surroundings": (
            "The hallway light works again. I hadn't known how much I listened there.",
            "The corner of the library with the heater. My back to the wall, the door in view.",
            "At home with the key turned. Rain outside, which helps.",
            "The allotment. Nothing moves there without a reason.",
            "The bus was too full. I got off a stop early and walked, and then it was all right.",
        ),
        "myself": (
            "I left when I wanted to leave. I said goodbye first, even.",
            "I checked the stove once. Only once.",
            "I kept my headphones in, and nobody minded.",
            "I said 'not this week', and it held.",
        ),
    },
    "soothed": {
        "others": (
            "@Leyla talked about her tomatoes for ten minutes. By the end I was breathing.",
            "@Ana said 'that sounds like a lot' and then nothing more. Just right.",
            "A stranger's dog leaned on my leg at the crossing.",
            "@Tom made soup and left it by the door.",
        ),
        "surroundings": (
            "The kettle, then the cup. Mostly holding the cup.",
            "The long way home along the canal. Two herons, or the same one twice.",
            "Clean sheets. I went to bed at eight to have more of them.",
            "The radio, low, somebody talking about bridges.",
            "Nothing came of it in the end. The blanket was warm, though.",
        ),
        "myself": (
            "I ran cold water over my wrists and counted tiles.",
            "I put the phone in the drawer for an hour. It wasn't even hard.",
            "I hummed. In the stairwell it sounds better.",
            "I let the washing up be, and sat on the step.",
        ),
    },
    "secure": {
        "others": (
            "@Jonas said he'd ring on Thursday, and it was Thursday, and he rang.",
            "I could call @Ana at any hour. I didn't. It helped that I could.",
            "@Mrs-Okafor has my spare key. I thought of that at the tram stop.",
            "We were of two minds, @Leyla and I, and afterwards we still had tea.",
        ),
        "surroundings": (
            "The pharmacy knows the prescription. I don't have to explain.",
            "The group meets on Tuesdays whether I come or not.",
            "There is soup in the freezer, four jars, labelled.",
            "The bench by the water is nearly always free at seven.",
        ),
        "myself": (
            "I had put the papers in the blue folder, so they were in the blue folder.",
            "I've had weeks like this one. I know where the floor is.",
            "I asked for the form again instead of going home without it.",
            "I packed tomorrow's bag tonight. Something in me does look after things.",
        ),
    },
    "stable": {
        "others": (
            "@Tom was late, and wrote that he would be late. So that was fine.",
            "Choir, same row as always, @Leyla on the left.",
            "The post came at ten, like all week.",
            "@Ana sounded like @Ana.",
        ),
        "surroundings": (
            "The church bell, four minutes slow. It's always the same four minutes.",
            "The plum tree is doing exactly what it did last year.",
            "They moved the shelves in the shop, and I stood there like a tourist. The bread was where it was.",
            "Radiator, fridge, the upstairs clock. The usual orchestra.",
        ),
        "myself": (
            "Tea first, then the window, then the news, or no news. That order.",
            "I walked the same loop. My feet know it.",
            "I watered the plants on Sunday. They count on Sundays.",
            "Up late, off the rails a bit. The toothbrush part still happened.",
        ),
    },
}
ARRIVED: Final = (
    "barely slept",
    "loud morning in the house",
    "a bit of a headache, otherwise here",
    "rain, and I like rain",
    "the appointment is tomorrow",
    "everything a little far away",
    "jaw tight since the phone call",
    "slept like a stone",
)
CARRIED: Final = (
    "Somebody remembered.",
    "The heron.",
    "I can leave when I want to leave.",
    "Four jars of soup.",
    "That I asked.",
    "Thursday came, and the call came.",
    "Quiet is allowed.",
    "The dog at the crossing.",
    "One thing at a time, and this was one.",
    "Bread is where it was.",
)
LANDED: Final = (
    "It took four minutes. I had thought it would take the evening.",
    "That was enough.",
    "I nearly didn't. I'm glad I did it anyway.",
    "Warmer than I thought, a bit awkward, fine.",
    "Nothing came of it, and it still felt like a small door.",
    "Smaller than it sounded. I might do it again.",
    "I did it from the window. It counts, I think.",
    "Not much happened, and that was all right.",
)
NOTES: Final = (
    "Rain all evening. @Ana rang.",
    "The seedlings are up. Seven of twelve.",
    "Read forty pages and remember most of them.",
    "@Jonas is moving in spring. I'd like to say something about that to somebody, later.",
    "Found the green scarf.",
    "Long queue, kind man in front of me.\nHe let the woman with the pram through, then me as well.",
    "Dreamt of the old kitchen. Woke up before the telephone.",
    "Market day. Too many people, good apples.",
    "Fixed the drawer with a piece of cork.",
    "@Leyla's birthday is the ninth. She likes the dark kind.",
)
CIRCLE: Final = {
    "Ana": "friend",
    "Jonas": "brother",
    "Leyla": "friend from the choir",
    "Tom": "colleague",
    "Mrs-Okafor": "neighbour",
}
"""Roles by name."""
FOR_SESSION: Final[tuple[tuple[str, Wants | None], ...]] = (
    ("Jonas moves in spring. I'd like to know what that does to me.", "understand"),
    ("How evenings go when the house is loud.", "listen"),
    ("Asking for things. It went all right twice.", None),
)
KEPT: Final = "That I can ask for a pause."
