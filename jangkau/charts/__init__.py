"""Pictures of what metrics tell: (frame, say, palette) in, a Plotly figure out. Nothing here asks or computes."""
