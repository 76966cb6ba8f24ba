"""Pictures as SVG, each with a text alternative; colours come from the style sheet, so that they suit light and dark."""
