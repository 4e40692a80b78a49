"""Images and their URLs: alternative texts, sizes, loading, and addresses that readers can not reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from seedlint import hookimpl

if TYPE_CHECKING:
    from seedlint import Check


@hookimpl
def seedlint_checks() -> tuple[type[Check[Any]], ...]:
    """Return the checks of this plugin."""
    from seedlint_images.alt_repeats_title import AltRepeatsTitle
    from seedlint_images.bare_image import BareImage
    from seedlint_images.dimension_with_unit import DimensionWithUnit
    from seedlint_images.empty_alt import EmptyAlt
    from seedlint_images.foreign_alt import ForeignAlt
    from seedlint_images.insecure_image_url import InsecureImageUrl
    from seedlint_images.invalid_srcset import InvalidSrcset
    from seedlint_images.lazy_first_image import LazyFirstImage
    from seedlint_images.lazy_source_only import LazySourceOnly
    from seedlint_images.missing_alt import MissingAlt
    from seedlint_images.missing_dimensions import MissingDimensions
    from seedlint_images.missing_image_file import MissingImageFile
    from seedlint_images.missing_lazy_loading import MissingLazyLoading
    from seedlint_images.missing_referrer_policy import MissingReferrerPolicy
    from seedlint_images.missing_src import MissingSrc
    from seedlint_images.placeholder_alt import PlaceholderAlt
    from seedlint_images.placeholder_title import PlaceholderTitle
    from seedlint_images.private_image_url import PrivateImageUrl
    from seedlint_images.protocol_relative_url import ProtocolRelativeUrl
    from seedlint_images.proxied_image_url import ProxiedImageUrl
    from seedlint_images.repeated_image import RepeatedImage
    from seedlint_images.shared_caption import SharedCaption
    from seedlint_images.stand_in_image import StandInImage
    from seedlint_images.thumbnail_image_url import ThumbnailImageUrl
    from seedlint_images.title_without_alt import TitleWithoutAlt
    from seedlint_images.unencoded_image_url import UnencodedImageUrl

    return (
        AltRepeatsTitle,
        BareImage,
        DimensionWithUnit,
        EmptyAlt,
        ForeignAlt,
        InsecureImageUrl,
        InvalidSrcset,
        LazyFirstImage,
        LazySourceOnly,
        MissingAlt,
        MissingDimensions,
        MissingImageFile,
        MissingLazyLoading,
        MissingReferrerPolicy,
        MissingSrc,
        PlaceholderAlt,
        PlaceholderTitle,
        PrivateImageUrl,
        ProtocolRelativeUrl,
        ProxiedImageUrl,
        RepeatedImage,
        SharedCaption,
        StandInImage,
        ThumbnailImageUrl,
        TitleWithoutAlt,
        UnencodedImageUrl,
    )
