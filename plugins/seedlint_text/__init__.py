"""Chinese text: punctuation, spacing, quotation marks, characters nobody meant, and repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from seedlint import hookimpl

if TYPE_CHECKING:
    from seedlint import Check


@hookimpl
def seedlint_checks() -> tuple[type[Check[Any]], ...]:
    """Return this plugin's checks."""
    from seedlint_text.ascii_quotes import AsciiQuotes
    from seedlint_text.clock_style import ClockStyle
    from seedlint_text.conflicting_punctuation import ConflictingPunctuation
    from seedlint_text.dash_form import DashForm
    from seedlint_text.doubled_word import DoubledWord
    from seedlint_text.ellipsis_form import EllipsisForm
    from seedlint_text.full_stop_and_quote_order import FullStopAndQuoteOrder
    from seedlint_text.fullwidth_alphanumerics import FullwidthAlphanumerics
    from seedlint_text.fullwidth_punctuation_in_latin import FullwidthPunctuationInLatin
    from seedlint_text.halfwidth_gloss_brackets import HalfwidthGlossBrackets
    from seedlint_text.halfwidth_punctuation import HalfwidthPunctuation
    from seedlint_text.inconsistent_spacing import InconsistentSpacing
    from seedlint_text.interpunct_variant import InterpunctVariant
    from seedlint_text.invisible_character import InvisibleCharacter
    from seedlint_text.long_sentence import LongSentence
    from seedlint_text.missing_full_stop import MissingFullStop
    from seedlint_text.mixed_quote_styles import MixedQuoteStyles
    from seedlint_text.mixed_script import MixedScript
    from seedlint_text.mojibake import Mojibake
    from seedlint_text.non_nfc_text import NonNfcText
    from seedlint_text.number_style import NumberStyle
    from seedlint_text.odd_space import OddSpace
    from seedlint_text.outer_single_quotes import OuterSingleQuotes
    from seedlint_text.photo_credit_style import PhotoCreditStyle
    from seedlint_text.repeated_paragraph import RepeatedParagraph
    from seedlint_text.repeated_punctuation import RepeatedPunctuation
    from seedlint_text.repeated_sentence import RepeatedSentence
    from seedlint_text.space_around_punctuation import SpaceAroundPunctuation
    from seedlint_text.space_between_cjk import SpaceBetweenCjk
    from seedlint_text.space_inside_quotes import SpaceInsideQuotes
    from seedlint_text.term_variant import TermVariant
    from seedlint_text.unbalanced_quotes import UnbalancedQuotes

    return (
        AsciiQuotes,
        ClockStyle,
        ConflictingPunctuation,
        DashForm,
        DoubledWord,
        EllipsisForm,
        FullStopAndQuoteOrder,
        FullwidthAlphanumerics,
        FullwidthPunctuationInLatin,
        HalfwidthGlossBrackets,
        HalfwidthPunctuation,
        InconsistentSpacing,
        InterpunctVariant,
        InvisibleCharacter,
        LongSentence,
        MissingFullStop,
        MixedQuoteStyles,
        MixedScript,
        Mojibake,
        NonNfcText,
        NumberStyle,
        OddSpace,
        OuterSingleQuotes,
        PhotoCreditStyle,
        RepeatedParagraph,
        RepeatedPunctuation,
        RepeatedSentence,
        SpaceAroundPunctuation,
        SpaceBetweenCjk,
        SpaceInsideQuotes,
        TermVariant,
        UnbalancedQuotes,
    )
