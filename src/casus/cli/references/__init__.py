"""`casus reference`: the outside view of a case, and fits of one's own."""
