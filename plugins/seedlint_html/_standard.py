"""The elements and attributes that there are: HTML's own, its obsolete ones, ARIA's and RDFa's.

Sources: https://html.spec.whatwg.org/multipage/indices.html (elements, attributes), 16.2 there (obsolete features);
WAI-ARIA 1.3, 6 (states and properties); HTML+RDFa 1.1, 3.1.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``."""
    return frozenset(text.split())


_OWN = """
a: download href hreflang ping referrerpolicy rel target type
abbr:
address:
area: alt coords download href ping referrerpolicy rel shape target
article:
aside:
audio: autoplay controls crossorigin loading loop muted preload src
b:
base: href target
bdi:
bdo:
blockquote: cite
body:
br:
button: command commandfor disabled form formaction formenctype formmethod formnovalidate formtarget name
    popovertarget popovertargetaction type value
canvas: height width
caption:
cite:
code:
col: span
colgroup: span
data: value
datalist:
dd:
del: cite datetime
details: name open
dfn:
dialog: closedby open
div:
dl:
dt:
em:
embed: height src type width
fieldset: disabled form name
figcaption:
figure:
footer:
form: accept-charset action autocomplete enctype method name novalidate rel target
h1:
h2:
h3:
h4:
h5:
h6:
head:
header:
hgroup:
hr:
html:
i:
iframe: allow allowfullscreen height loading name referrerpolicy sandbox src srcdoc width
img: alt controls crossorigin decoding fetchpriority height ismap loading referrerpolicy sizes src srcset usemap width
input: accept alpha alt autocomplete checked colorspace dirname disabled form formaction formenctype formmethod
    formnovalidate formtarget height list max maxlength min minlength multiple name pattern placeholder popovertarget
    popovertargetaction readonly required size src step type value width
ins: cite datetime
kbd:
label: for
legend:
li: value
link: as blocking color crossorigin disabled fetchpriority href hreflang imagesizes imagesrcset integrity media
    referrerpolicy rel sizes type
main:
map: name
mark:
math:
menu:
meta: charset content http-equiv media name property
meter: high low max min optimum value
nav:
noscript:
object: data form height name type width
ol: reversed start type
optgroup: disabled label
option: disabled label selected value
output: for form name
p:
picture:
pre:
progress: max value
q: cite
rp:
rt:
ruby:
s:
samp:
script: async blocking crossorigin defer fetchpriority integrity nomodule referrerpolicy src type
search:
section:
select: autocomplete disabled form multiple name required size
selectedcontent:
slot: name
small:
source: height media sizes src srcset type width
span:
strong:
style: blocking media
sub:
summary:
sup:
svg:
table:
tbody:
td: colspan headers rowspan
template: shadowrootclonable shadowrootcustomelementregistry shadowrootdelegatesfocus shadowrootmode
    shadowrootserializable
textarea: autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap
tfoot:
th: abbr colspan headers rowspan scope
thead:
time: datetime
title:
tr:
track: default kind label src srclang
u:
ul:
var:
video: autoplay controls crossorigin height loading loop muted playsinline poster preload src width
wbr:
"""
ATTRIBUTES = {
    tag: words(names)
    for tag, _, names in (line.partition(":") for line in _OWN.replace("\n    ", " ").strip().splitlines())
}
"""The attributes of each element that HTML has today, but for those that every element has."""

OBSOLETE_ELEMENTS = words(
    "acronym applet basefont bgsound big blink center dir font frame frameset isindex keygen listing marquee menuitem "
    "multicol nextid nobr noembed noframes param plaintext rb rtc spacer strike tt xmp"
)
ELEMENTS = frozenset(ATTRIBUTES) | OBSOLETE_ELEMENTS

GLOBAL_ATTRIBUTES = words(
    "accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint exportparts "
    "headingoffset headingreset hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce "
    "part popover role slot spellcheck style tabindex title translate writingsuggestions xmlns "
    "about content datatype inlist prefix property rel resource rev typeof vocab"
)
"""What every element may have; the last line is RDFa's."""

OBSOLETE_ATTRIBUTES = words(
    "abbr accept align alink allowtransparency archive axis background bgcolor border bordercolor bottommargin "
    "cellpadding cellspacing char charoff charset classid clear code codebase codetype color compact contextmenu "
    "coords datafld dataformatas datapagesize datasrc declare event face for frame frameborder framespacing height "
    "hreflang hspace language leftmargin link longdesc lowsrc manifest marginheight marginwidth methods name nohref "
    "noshade nowrap object profile rev rightmargin rules scheme scope scrolling shape size standby summary target "
    "text topmargin type typemustmatch urn usemap valign valuetype version vlink vspace width xml:lang"
)
"""What elements had once (which ones is not told apart); browsers still know most of it."""

ARIA = words(
    "aria-activedescendant aria-atomic aria-autocomplete aria-braillelabel aria-brailleroledescription aria-busy "
    "aria-checked aria-colcount aria-colindex aria-colindextext aria-colspan aria-controls aria-current "
    "aria-describedby aria-description aria-details aria-disabled aria-dropeffect aria-errormessage aria-expanded "
    "aria-flowto aria-grabbed aria-haspopup aria-hidden aria-invalid aria-keyshortcuts aria-label aria-labelledby "
    "aria-level aria-live aria-modal aria-multiline aria-multiselectable aria-orientation aria-owns aria-placeholder "
    "aria-posinset aria-pressed aria-readonly aria-relevant aria-required aria-roledescription aria-rowcount "
    "aria-rowindex aria-rowindextext aria-rowspan aria-selected aria-setsize aria-sort aria-valuemax aria-valuemin "
    "aria-valuenow aria-valuetext"
)
