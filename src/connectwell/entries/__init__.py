"""Operations on entries outside the check-in: adding, listing, revising, and rendering as a page or as JSON."""
