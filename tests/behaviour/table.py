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
    ("outputs/dictionary_of_files", {"seed": 0}),
    ("outputs/dictionary_of_files", {"seed": 1}),
    ("outputs/file_object", {"text": "hello"}),
    ("outputs/file_or_list_of_text", {"text": "one two"}),
    ("outputs/file_or_list_of_text", {"text": "word " * 30}),
    ("outputs/file_where_text_is_promised", {"count": 2}),
    ("outputs/files_in_a_bare_dictionary", {"seed": 3}),
    ("outputs/files_in_a_bare_dictionary", {"seed": 4}),
    ("outputs/inherited_fields", {"seed": 4}),
    ("outputs/list_of_paths", {"count": 2}),
    ("outputs/model_with_lists", {"count": 0}),
    ("outputs/model_with_lists", {"count": 3}),
    ("outputs/nested_models", {"count": 2}),
    ("outputs/anything_that_is_a_file", {"tags": "a"}),
    ("outputs/tuple_of_file_and_text", {"text": "hello"}),
    ("outputs/generator_that_promises_a_list", {"count": 2}),
    ("outputs/optional_file_object", {"text": "hello", "empty": False}),
    ("outputs/optional_file_object", {"text": "hello", "empty": True}),
    ("outputs/stream_of_an_iterator", {"text": "one two three"}),
    ("outputs/stream_of_numbers", {}),
    ("outputs/stream_of_text", {"text": "one two three"}),
    ("outputs/stream_of_text", {"text": ""}),
    ("outputs/stream_of_anything", {"text": "one two"}),
    ("outputs/stream_of_models", {"steps": 3}),
    ("outputs/stream_that_calls_itself", {"text": "ab", "count": 3}),
    ("outputs/file_is_finished", {"text": "hello", "close": True}),
    ("outputs/file_is_finished", {"text": "hello", "close": False}),
    ("outputs/other_file_is_written_later", {"text": "hello"}),
    ("inputs/attributes_of_the_class", {"text": "a", "style": "bold", "other": "plain", "count": 2}),
    ("inputs/download_file_of_ones_own", {"picture": PICTURE, "name": "a"}),
]
