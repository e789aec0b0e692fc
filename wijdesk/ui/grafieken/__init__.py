"""Charts. Everything here loads pyqtgraph and numpy, so nothing in the window imports it: `app` hands a chart to the
panel that shows it, when it is first shown.
"""
