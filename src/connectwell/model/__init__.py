"""What the program knows as things: entries, reflections, the circle. Typed, frozen, checked; no disk, no clock."""
