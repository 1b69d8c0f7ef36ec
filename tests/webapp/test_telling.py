"""Failed checks, told so that they can be understood."""

from webapp.telling import told


def test_a_comparison_of_an_answer_is_told_in_parts():
    said = told("assert None == 'noon'\n +  where None = next_opening('monday', [])")

    assert (said.called, said.expected, said.given) == (
        "next_opening('monday', [])",
        "'noon'",
        "None",
    )


def test_an_answer_that_should_be_one_very_thing_is_told_in_parts_too():
    said = told("assert False is True\n +  where False = is_valid('BE68 5390')")

    assert (said.called, said.expected, said.given) == ("is_valid('BE68 5390')", "True", "False")


def test_other_messages_are_left_as_they_are():
    assert told("ZeroDivisionError: division by zero") is None
    assert told("assert 3 == 4") is None
    assert told("assert None is not None\n +  where None = f()") is None
    assert told("assert a == b\n +  where c = f()") is None
    assert told("") is None
