"""Pictures: looked at before they are decoded, made small for every screen, and bare of what their files tell besides.

Pillow is the only library that decodes them, it is known here alone, and loaded when the first picture is there.
"""
