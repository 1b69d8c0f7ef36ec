"""The first process of a workplace: the one process in it that nothing inside can kill.

So the way it ends tells who ended the agent. It exits by itself when the agent
ended or was killed in here; it dies of a signal only by a hand from outside.
"""

import os
import signal

ENDED_INSIDE = 3


def stand_first() -> None:
    """Return in a child; the parent stays behind, buries the dead, and ends with the child."""
    child = os.fork()
    if child == 0:
        return
    # The kernel keeps from the first process what it does not handle, and Python handles this.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.closerange(0, 3)
    while os.wait()[0] != child:
        pass
    os._exit(ENDED_INSIDE)
