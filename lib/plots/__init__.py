"""The book's figures: functions that draw on an Axes and return it. They never fit and never show.
Beside them stands `table`, for numbers that belong in columns.

Their colours and lines are those of `lib/style.py`.
"""

from lib.plots._descent import plot_bowl as plot_bowl
from lib.plots._descent import plot_coefficients as plot_coefficients
from lib.plots._descent import plot_errors as plot_errors
from lib.plots._descent import plot_loss as plot_loss
from lib.plots._descent import plot_path as plot_path
from lib.plots._descent import plot_slopes as plot_slopes
from lib.plots._descent import plot_valley as plot_valley
from lib.plots._geometry import plot_normal as plot_normal
from lib.plots._geometry import plot_sheet as plot_sheet
from lib.plots._geometry import plot_walk as plot_walk
from lib.plots._points import plot_boundary as plot_boundary
from lib.plots._points import plot_outcomes as plot_outcomes
from lib.plots._points import plot_points as plot_points
from lib.plots._points import plot_predictions as plot_predictions
from lib.plots._points import plot_probability as plot_probability
from lib.plots._race import plot_passes as plot_passes
from lib.plots._race import plot_race as plot_race
from lib.plots._scales import plot_curves as plot_curves
from lib.plots._scales import plot_margin_losses as plot_margin_losses
from lib.plots._scales import plot_scales as plot_scales
from lib.plots._scales import plot_sigmoid as plot_sigmoid
from lib.plots._scales import plot_surprise as plot_surprise
from lib.plots._table import Table as Table
from lib.plots._table import table as table
from lib.style import CLASS_0 as CLASS_0
from lib.style import CLASS_1 as CLASS_1
from lib.style import GROUND as GROUND
from lib.style import INK as INK
from lib.style import MOTION as MOTION
from lib.style import MUTED as MUTED
from lib.style import STYLE as STYLE
from lib.style import THICK as THICK
from lib.style import THIN as THIN
from lib.style import TOKENS as TOKENS
from lib.style import to_svg as to_svg
from lib.style import use_style as use_style
