"""How each figure is counted: where (`plekken`), the vragen (`cellen`), everything else (`sommen`), and the lists."""
