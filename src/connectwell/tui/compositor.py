"""Draws what changed, and only that.

Textual 8.2 asks every visible widget for all its lines whenever one of them changes: `Compositor._get_renders` compares
the part to draw with a widget's clip, which is the whole screen for most, and not with where the widget is. With seven
widgets around an editor that is a tenth of a key's time. No issue upstream names it; the check for the crop came with
Textualize/textual#414. `tests/tui/test_tui_compositor.py` tells when this is no longer needed.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class CroppedCompositor(Compositor):
    """Asks a widget only for lines that lie where something is to be drawn."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yields region, clip and lines of each widget from front to back; lines outside of `crop` are left out."""
        width, height = self.size
        rows = Region(0, crop.y, width, crop.height) if crop else Region(0, 0, width, height)
        for widget, (region, clip) in self.visible_widgets.items():
            shown = clip.intersection(rows)
            part = region.intersection(shown)
            if part and (crop is None or crop.overlaps(part)):
                yield region, shown, widget.render_lines(part.translate((-region.x, -region.y)))
