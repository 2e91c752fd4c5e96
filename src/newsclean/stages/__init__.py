"""The stages of the pipeline: pure functions from a text and its context to an outcome.

A stage never builds text. It returns edits for the text it was given, and may also report fields it recognised
(spans of that text) and issues. ``newsclean.pipeline`` holds their order.
"""
