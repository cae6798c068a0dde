/** The Python of the session, by file name. */

import mathml from "../../book/_ext/mathml.py";
import init from "./live_python/__init__.py";
import advice from "./live_python/advice.py";
import backend from "./live_python/backend.py";
import errors from "./live_python/errors.py";
import figures from "./live_python/figures.py";
import ipython from "./live_python/ipython.py";
import magics from "./live_python/magics.py";
import names from "./live_python/names.py";
import needs from "./live_python/needs.py";
import order from "./live_python/order.py";
import page from "./live_python/page.py";
import session from "./live_python/session.py";
import show from "./live_python/show.py";
import widgets from "./live_python/widgets.py";

export default {
  __init__: init,
  advice,
  backend,
  errors,
  figures,
  ipython,
  magics,
  mathml,
  names,
  needs,
  order,
  page,
  session,
  show,
  widgets,
};
