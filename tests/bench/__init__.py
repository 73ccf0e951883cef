"""`make bench`: what our builds cost beside those of mkdocs-material and Hugo with the same content.

Everything is built in interleaved rounds on one machine, so that ratios of one round compare like with like; seconds of
different runs or machines do not.
"""
