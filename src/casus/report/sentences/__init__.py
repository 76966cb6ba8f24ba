"""The sentences of a report that are made from numbers, in one place, so that they can be translated together."""
