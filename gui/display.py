"""Whether there is a screen to draw on; Qt itself would abort without a word people understand."""

import os
import sys


def is_missing() -> bool:
    if sys.platform != "linux" or os.environ.keys() & {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}:
        return False
    return "DISPLAY" not in os.environ or not _x_server_answers()


def _x_server_answers() -> bool:
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        xcb.xcb_disconnect(connection)
