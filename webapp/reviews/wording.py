"""What the codes of flags, actions and states are called on the assessor's pages."""

from flask_babel import lazy_gettext as _l

from assessment.domain.reasons import LONGEST_REASON

FLAGS = {
    "limit": _l("limit reached"),
    "protocol_violation": _l("wrote to the tests' own channel"),
    "non_determinism": _l("judged differently before"),
    "similarity": _l("similar to another submission"),
    "borderline": _l("borderline"),
    "remark": _l("remark of the candidate"),
    "needs_review": _l("could not be tested"),
    "time_repeated": _l("close to a limit of time"),
    "slower_machine": _l("tested on a slower machine"),
    "rerun_differs": _l("judged differently with other inputs"),
    "rerun_missing": _l("could not be graded once more"),
}
DETAILS = {
    "cpu": _l("It used more computing time than is allowed."),
    "wall": _l("It took longer than is allowed."),
    "memory": _l("It used more memory than is allowed."),
    "processes": _l("It started more processes than are allowed."),
    "output": _l("It wrote more output than is allowed."),
    "disk": _l("It wrote more to disk than is allowed."),
    "the same files were judged differently before": _l(
        "The same files were judged differently before; compare the gradings."
    ),
    "one indicator more or less would turn the proposal": _l(
        "One indicator more or less would turn the proposal."
    ),
    "the worker was lost while it worked on this": _l(
        "The machine that tested it was lost again and again."
    ),
    "it ran in time when it was repeated alone; the repetition counts": _l(
        "It used a little too much time at first, and ran in time when it was repeated with nothing "
        "beside it. The repetition counts."
    ),
    "it used too much time again when it was repeated alone": _l(
        "It used a little too much time, and too much again when it was repeated with nothing beside it."
    ),
    "this machine is slower than the one on which the limits were proved": _l(
        "Time ran out on a machine that is slower than the one on which the limits were proved."
    ),
}
STATES = {"open": _l("open"), "cleared": _l("cleared"), "upheld": _l("upheld")}
OUTCOMES = {
    "graded": _l("tested to the end"),
    "compile_error": _l("the program could not be read"),
    "limit": _l("stopped at a limit"),
    "protocol_violation": _l("wrote to the tests' own channel"),
}
RERUNS = {
    "certification": _l("With other inputs, before the release"),
    "borderline": _l("A third time, because little decides it"),
}
PROPOSALS = {
    "passed": _l("shown"),
    "not_passed": _l("not shown yet"),
    "no_evidence": _l("no evidence"),
}
CIRCUMSTANCES = {
    "toolchain": _l("Toolchain"),
    "judge_image": _l("Image of the program that judges the output"),
    "limit_cpu_s": _l("Computing time for a check, in seconds"),
    "limit_wall_s": _l("Time on the clock for a check, in seconds"),
    "limit_memory_mb": _l("Memory of the container, in MB"),
    "limit_processes": _l("Processes in the container"),
    "limit_disk_mb": _l("Disk of the container, in MB"),
    "limit_processors": _l("Processors of the container"),
    "engine": _l("Container engine"),
    "runtime": _l("Container runtime"),
    "kernel": _l("Kernel"),
    "processor": _l("Processor"),
    "processors": _l("Processors of the machine"),
    "load": _l("Load of the machine at the start"),
    "calibration_ms": _l("Time for a fixed piece of work there, in ms"),
    "seed": _l("Seed of the inputs"),
}
"""What a report's environment is called, in the order in which it is shown."""
ACTIONS = {
    "flag cleared": _l("Flag cleared"),
    "flag upheld": _l("Flag upheld"),
    "graded again": _l("Given to the workers again"),
}


def words() -> dict[str, object]:
    """Return every table for the templates, and how long a reason may be."""
    return {
        "flag_names": FLAGS,
        "flag_details": DETAILS,
        "flag_states": STATES,
        "outcome_names": OUTCOMES,
        "rerun_names": RERUNS,
        "proposal_names": PROPOSALS,
        "action_names": ACTIONS,
        "circumstance_names": CIRCUMSTANCES,
        "longest_reason": LONGEST_REASON,
    }
