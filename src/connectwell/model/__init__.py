"""The domain model: entries and their parts, the circle. Typed, frozen, validated; no disk access, no clock."""
