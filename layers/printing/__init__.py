"""Printed sheets: one page per township or key village, and a page for any map theme, as print layouts."""
