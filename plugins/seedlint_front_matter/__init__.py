"""Front matter: found, readable, complete, and with dates that every engine reads alike; and the file around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from seedlint import hookimpl

if TYPE_CHECKING:
    from seedlint import Check


@hookimpl
def seedlint_checks() -> tuple[type[Check[Any]], ...]:
    """Return this plugin's checks."""
    from seedlint_front_matter.ambiguous_scalar import AmbiguousScalar
    from seedlint_front_matter.author_is_publisher import AuthorIsPublisher
    from seedlint_front_matter.blank_before_front_matter import BlankBeforeFrontMatter
    from seedlint_front_matter.byte_order_mark import ByteOrderMark
    from seedlint_front_matter.date_before_assets import DateBeforeAssets
    from seedlint_front_matter.date_shifts_day import DateShiftsDay
    from seedlint_front_matter.date_without_zone import DateWithoutZone
    from seedlint_front_matter.duplicate_field import DuplicateField
    from seedlint_front_matter.duplicate_permalink import DuplicatePermalink
    from seedlint_front_matter.empty_field import EmptyField
    from seedlint_front_matter.front_matter_not_mapping import FrontMatterNotMapping
    from seedlint_front_matter.front_matter_trailing_space import FrontMatterTrailingSpace
    from seedlint_front_matter.hero_image_in_body import HeroImageInBody
    from seedlint_front_matter.impossible_date import ImpossibleDate
    from seedlint_front_matter.inconsistent_field_quotes import InconsistentFieldQuotes
    from seedlint_front_matter.invalid_field_url import InvalidFieldUrl
    from seedlint_front_matter.invalid_field_value import InvalidFieldValue
    from seedlint_front_matter.invalid_yaml import InvalidYaml
    from seedlint_front_matter.missing_field import MissingField
    from seedlint_front_matter.missing_front_matter import MissingFrontMatter
    from seedlint_front_matter.missing_provenance import MissingProvenance
    from seedlint_front_matter.mixed_newlines import MixedNewlines
    from seedlint_front_matter.near_duplicate_title import NearDuplicateTitle
    from seedlint_front_matter.nested_categories import NestedCategories
    from seedlint_front_matter.non_iso_date import NonIsoDate
    from seedlint_front_matter.non_string_field import NonStringField
    from seedlint_front_matter.not_utf8 import NotUtf8
    from seedlint_front_matter.repeated_field_value import RepeatedFieldValue
    from seedlint_front_matter.sequence_indent import SequenceIndent
    from seedlint_front_matter.unclosed_front_matter import UnclosedFrontMatter
    from seedlint_front_matter.unencodable_file_name import UnencodableFileName
    from seedlint_front_matter.unknown_field import UnknownField
    from seedlint_front_matter.unordered_fields import UnorderedFields
    from seedlint_front_matter.untidy_end_of_file import UntidyEndOfFile
    from seedlint_front_matter.untidy_title import UntidyTitle
    from seedlint_front_matter.wrong_field_type import WrongFieldType

    return (
        AmbiguousScalar,
        AuthorIsPublisher,
        BlankBeforeFrontMatter,
        ByteOrderMark,
        DateBeforeAssets,
        DateShiftsDay,
        DateWithoutZone,
        DuplicateField,
        DuplicatePermalink,
        EmptyField,
        FrontMatterNotMapping,
        FrontMatterTrailingSpace,
        HeroImageInBody,
        ImpossibleDate,
        InconsistentFieldQuotes,
        InvalidFieldUrl,
        InvalidFieldValue,
        InvalidYaml,
        MissingField,
        MissingFrontMatter,
        MissingProvenance,
        MixedNewlines,
        NearDuplicateTitle,
        NestedCategories,
        NonIsoDate,
        NonStringField,
        NotUtf8,
        RepeatedFieldValue,
        SequenceIndent,
        UnclosedFrontMatter,
        UnencodableFileName,
        UnknownField,
        UnorderedFields,
        UntidyEndOfFile,
        UntidyTitle,
        WrongFieldType,
    )
