"""How the model of ``newsclean.stages.pagemodel`` is trained; see ``__main__``."""
