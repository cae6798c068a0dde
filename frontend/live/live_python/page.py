"""The way to the page: messages, each a dictionary with a `type`, sent as JSON."""

import json

_post = None  # takes one string
modules = {}  # import name -> package on this site


def connect(post, modules_json):
    global _post
    _post = post
    modules.update(json.loads(modules_json))


def send(**message):
    _post(json.dumps(message))
