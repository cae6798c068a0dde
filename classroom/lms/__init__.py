"""Files from and to a course's platform."""
