"""What runs beside hostile code, all of it and nothing else: it knows inputs, and never what is right."""
