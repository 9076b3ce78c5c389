"""Every figure of every page at an address of its own: /grafik/PAGE/FIGURE, as a page, PNG or SVG."""
