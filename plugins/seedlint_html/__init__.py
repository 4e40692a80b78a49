"""Checks of a body's HTML: markup that is broken, obsolete, or left over from a CMS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from seedlint import hookimpl

if TYPE_CHECKING:
    from seedlint import Check


@hookimpl
def seedlint_checks() -> tuple[type[Check[Any]], ...]:
    """Yield the checks of this plugin."""
    from seedlint_html.agency_lead import AgencyLead
    from seedlint_html.bare_span import BareSpan
    from seedlint_html.blank_paragraph import BlankParagraph
    from seedlint_html.blank_target_without_rel import BlankTargetWithoutRel
    from seedlint_html.brace_entity import BraceEntity
    from seedlint_html.broken_html_block import BrokenHtmlBlock
    from seedlint_html.cms_attribute import CmsAttribute
    from seedlint_html.cms_class import CmsClass
    from seedlint_html.colour_only_span import ColourOnlySpan
    from seedlint_html.dangling_reference import DanglingReference
    from seedlint_html.detached_caption import DetachedCaption
    from seedlint_html.disallowed_element import DisallowedElement
    from seedlint_html.duplicate_id import DuplicateId
    from seedlint_html.editor_tail import EditorTail
    from seedlint_html.empty_element import EmptyElement
    from seedlint_html.empty_link import EmptyLink
    from seedlint_html.event_handler import EventHandler
    from seedlint_html.fixed_width_figure import FixedWidthFigure
    from seedlint_html.inconsistent_void_style import InconsistentVoidStyle
    from seedlint_html.inline_style import InlineStyle
    from seedlint_html.nested_inline_element import NestedInlineElement
    from seedlint_html.noop_style import NoopStyle
    from seedlint_html.obsolete_attribute import ObsoleteAttribute
    from seedlint_html.obsolete_element import ObsoleteElement
    from seedlint_html.padded_block import PaddedBlock
    from seedlint_html.parse_error import ParseError
    from seedlint_html.pseudo_heading import PseudoHeading
    from seedlint_html.raw_ampersand import RawAmpersand
    from seedlint_html.raw_angle_bracket import RawAngleBracket
    from seedlint_html.redundant_wrapper import RedundantWrapper
    from seedlint_html.reprint_notice import ReprintNotice
    from seedlint_html.skipped_heading_level import SkippedHeadingLevel
    from seedlint_html.split_inline_element import SplitInlineElement
    from seedlint_html.tracking_markup import TrackingMarkup
    from seedlint_html.trailing_space import TrailingSpace
    from seedlint_html.unclosed_element import UnclosedElement
    from seedlint_html.unescaped_code import UnescapedCode
    from seedlint_html.unknown_markup import UnknownMarkup
    from seedlint_html.unquoted_attribute import UnquotedAttribute
    from seedlint_html.uppercase_tag import UppercaseTag
    from seedlint_html.wrapped_link import WrappedLink

    return (
        AgencyLead,
        BareSpan,
        BlankParagraph,
        BlankTargetWithoutRel,
        BraceEntity,
        BrokenHtmlBlock,
        CmsAttribute,
        CmsClass,
        ColourOnlySpan,
        DanglingReference,
        DetachedCaption,
        DisallowedElement,
        DuplicateId,
        EditorTail,
        EmptyElement,
        EmptyLink,
        EventHandler,
        FixedWidthFigure,
        InconsistentVoidStyle,
        InlineStyle,
        NestedInlineElement,
        NoopStyle,
        ObsoleteAttribute,
        ObsoleteElement,
        PaddedBlock,
        ParseError,
        PseudoHeading,
        RawAmpersand,
        RawAngleBracket,
        RedundantWrapper,
        ReprintNotice,
        SkippedHeadingLevel,
        SplitInlineElement,
        TrackingMarkup,
        TrailingSpace,
        UnclosedElement,
        UnescapedCode,
        UnknownMarkup,
        UnquotedAttribute,
        UppercaseTag,
        WrappedLink,
    )
