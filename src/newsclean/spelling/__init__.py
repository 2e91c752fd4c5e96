"""What is known of Arabic spelling: a lexicon, how slips arise, and which of them are mended on what evidence.

``newsclean.stages.typos`` turns this into edits of a document.
"""
