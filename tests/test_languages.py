"""Which language a text is written in, and which passages of it are in another one."""

import pytest

from checks.rules.html._language import is_language_tag
from checks.rules.html._passages import passages
from checks.rules.html._written_in import other_language, words_of


@pytest.mark.parametrize(
    ("text", "claimed", "language"),
    [
        ("燃えるごみは朝の八時までに出してください。", "en", "ja"),
        ("Please put out your garbage before eight.", "ja", "en"),
        ("La mairie est ouverte tous les jours de la semaine.", "en", "fr"),
        ("Die Bibliothek ist am Montag nicht geöffnet.", "en", "de"),
        ("La biblioteca no abre los lunes por la mañana.", "en", "es"),
        ("La biblioteca non è aperta questa mattina.", "en", "it"),
        ("A biblioteca não abre na segunda-feira, mas abre nos outros dias.", "en", "pt"),
        ("De bibliotheek is op maandag niet open voor het publiek.", "en", "nl"),
        ("Ang aklatan ay hindi bukas sa mga araw na ito.", "en", "tl"),
        ("Perpustakaan tidak buka pada hari ini dan yang lain.", "en", "id"),
        ("Thư viện không mở cửa trong những ngày này.", "en", "vi"),
        ("Biblioteka jest dziś zamknięta, ale nie jutro.", "en", "pl"),
        ("Kirjasto ei ole auki, mutta se on täällä.", "en", "fi"),
        ("도서관은 월요일에 쉽니다", "ja", "ko"),
        ("Библиотека закрыта по понедельникам", "ja", "ru"),
        ("पुस्तकालय सोमबार बन्द हुन्छ", "ja", "ne"),
        ("图书馆星期一不开门，请您注意。", "ja", "zh"),
        ("図書館は月曜日に休みます。", "zh", "ja"),
    ],
)
def test_a_sentence_is_known_by_its_letters_or_its_everyday_words(text: str, claimed: str, language: str) -> None:
    found = other_language(text, claimed)
    assert found is not None
    assert (found.code, found.sure) == (language, True)


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("図書館は月曜日に休みます。", "ja"),
        ("令和六年度予算", "zh"),
        ("The library is not open on Mondays.", "en-GB"),
        ("Biblioteket er ikke åbent om mandagen.", "nb"),
        ("Microsoft Windows 11 Pro", "ja"),
        ("Mikawa, Yamagata 997-1301", "fr"),
        ("let mut vec = std::vec::Vec::new();", "en"),
        ("Yokoso Mikawa e", "ja-Latn"),
        ("", "ja"),
        ("2025-04-01", "ko"),
    ],
)
def test_a_text_that_can_be_what_it_says_is_not_doubted(text: str, claimed: str) -> None:
    assert other_language(text, claimed) is None


def test_one_everyday_word_alone_is_never_sure() -> None:
    found = other_language("The Mikawa", "fr")
    assert found is not None
    assert not found.sure


def test_a_language_that_the_lists_do_not_know_is_doubted_only_by_many_words() -> None:
    short = other_language("Der Zug ist da", "cy")
    long = other_language("Der Zug ist da und wir sind nicht mehr auf dem Weg zu euch, denn es ist schon Nacht.", "cy")
    assert short is None or not short.sure
    assert long is not None
    assert long.sure


def test_code_and_addresses_are_no_words() -> None:
    assert words_of("see https://example.jp/the/and and std::env::set_var in foo.bar.baz") == ["see", "and", "in"]


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("窓口で Please wait here until we call you. と言われます。", "ja", ["Please wait here until we call you."]),
        ('She said "nous sommes très heureux" to us.', "en", ["nous sommes très heureux"]),
        ("The word ありがとう means thanks.", "en", ["ありがとう"]),
        ("Material for MkDocs を使います。", "ja", []),
        ("Copyright 2025 Mikawa Town. All rights reserved by the town.", "ja", []),
        ('We saw "Les Enfants du Paradis" there.', "en", []),
        ("α線とβ線", "ja", []),
    ],
)
def test_only_passages_and_no_names_need_a_mark(text: str, tag: str, expected: list[str]) -> None:
    assert [passage.text for passage in passages(text, tag, whole=True)] == expected


@pytest.mark.parametrize(
    ("tag", "known"), [("ja", True), ("en-GB", True), ("ain", True), ("jp", False), ("jpn", False)]
)
def test_a_language_tag_names_a_registered_language_by_its_shortest_code(tag: str, known: bool) -> None:
    assert is_language_tag(tag) is known
