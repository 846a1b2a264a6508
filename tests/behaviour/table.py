"""Requests: the case and the inputs, as Cog names them. ``{"file": name, "text": text}`` is a file."""

from __future__ import annotations

from typing import Any

PICTURE = {"file": "picture.txt", "text": "not really a picture"}

ANSWERED: list[tuple[str, dict[str, Any]]] = [
    ("app/async_predict", {"text": "hello"}),
    ("app/default_before_required", {"first": "a", "second": "b", "third": 3}),
    ("app/defaults_from_the_signature", {"prompt": "ab", "tokens": 2, "top_p": 0.5}),
    ("app/further_base", {"text": "hello"}),
    ("app/function_predictor", {"text": "hello"}),
    ("app/helper_base_class", {"text": "hello"}),
    ("app/hiding_decorator", {"text": "hello"}),
    ("app/inherited_predict", {"text": "hello"}),
    ("app/no_base_class", {"text": "hello"}),
    ("app/parameters_by_locals", {"text": "ab", "count": 2}),
    ("app/predict_passed_on", {"text": "hello"}),
    ("app/two_predictors", {"text": "hello"}),
    ("outputs/async_stream", {"text": "one two three"}),
    ("outputs/generator_that_promises_a_list", {"count": 2}),
    ("outputs/stream_of_an_iterator", {"text": "one two three"}),
    ("outputs/stream_of_numbers", {}),
    ("outputs/stream_of_text", {"text": "one two three"}),
    ("outputs/stream_of_text", {"text": ""}),
    ("outputs/stream_that_calls_itself", {"text": "ab", "count": 3}),
]
