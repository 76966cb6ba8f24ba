"""Pictures as SVG, each with a text alternative; the style sheet gives them their colours, in light and in dark."""
