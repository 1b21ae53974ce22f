//! Edits of one part of a record, made from the declaration of its kind: see [`edits!`].

use super::{Line, Note, TooLong};

/// An edit of a `T`.
pub trait EditOf<T> {
    /// Applies it. A full list takes no further element.
    fn apply(self, whole: &mut T);

    /// The edit of the same part that leaves `whole` as it is: the inverse of this one, if taken before it is applied.
    fn of(&self, whole: &T) -> Self;
}

/// Most fields are replaced as a whole.
impl<T: Clone> EditOf<T> for T {
    fn apply(self, whole: &mut T) {
        *whole = self;
    }

    fn of(&self, whole: &T) -> Self {
        whole.clone()
    }
}

/// A text that is typed letter by letter.
pub trait Typed: Sized {
    /// The most characters it may hold.
    const LIMIT_CHARS: usize;

    /// Parses the typed text.
    ///
    /// # Errors
    /// [`TooLong`] when it has more than [`Self::LIMIT_CHARS`] characters.
    fn typed(text: &str) -> Result<Self, TooLong>;

    /// The text as typed; empty if there is none.
    fn text(&self) -> &str;
}

impl Typed for Line {
    const LIMIT_CHARS: usize = Self::LIMIT_CHARS;

    fn typed(text: &str) -> Result<Self, TooLong> {
        Self::new(text)
    }

    fn text(&self) -> &str {
        self.as_str()
    }
}

impl Typed for Note {
    const LIMIT_CHARS: usize = Self::LIMIT_CHARS;

    fn typed(text: &str) -> Result<Self, TooLong> {
        Self::new(text)
    }

    fn text(&self) -> &str {
        self.as_str()
    }
}

impl<T: Typed> Typed for Option<T> {
    const LIMIT_CHARS: usize = T::LIMIT_CHARS;

    fn typed(text: &str) -> Result<Self, TooLong> {
        T::typed(text).map(Some)
    }

    fn text(&self) -> &str {
        self.as_ref().map_or("", T::text)
    }
}

/// A typed text of a record, identified by the name of its draft. Kinds may share a name; then they share its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextPart {
    word: &'static str,
    limit_chars: usize,
}

impl TextPart {
    pub(super) const fn new<T: Typed>(word: &'static str) -> Self {
        Self { word, limit_chars: T::LIMIT_CHARS }
    }

    /// The name under which its draft is kept.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.word
    }

    /// The most characters it may hold.
    #[must_use]
    pub const fn limit_chars(self) -> usize {
        self.limit_chars
    }
}

/// Makes the enum of edits out of the fields of a declaration ([`fields!`](super::kind::fields)). A field with
///
/// ```text
/// … edit Variant by Type typed "word"
/// ```
///
/// can be edited: replaced, or with `by` changed by a type of its own, e.g. an element of a list at a time. A `typed` field is a text whose
/// draft is kept under that name; an associated function with the name of the field returns its [`TextPart`]. `+ Several(a: A, b: B)` after
/// the name of the enum is an edit of several fields at once.
macro_rules! edits {
    (@type $ty:ty) => { $ty };
    (@type $ty:ty, $By:ident) => { $By };
    ([] $($rest:tt)*) => {};
    ([$Edits:ident $(+ $Several:ident($($part:ident: $part_ty:ty),+))?] $Name:ident { $(
        $(#[doc = $about:literal])+
        $visible:vis $field:ident: $ty:ty = $name:literal $(in $codes:ident)? $(else $error:ident)?
        $(edit $Edit:ident $(by $By:ident)? $(typed $word:literal)?)? $(or $default:expr)?,
    )+ }) => {
        #[doc = concat!("An edit of one part of [`", stringify!($Name), "`].")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $Edits {
            $($(
                #[doc = concat!("Of `", stringify!($field), "`.")]
                $Edit($crate::domain::part::edits!(@type $ty $(, $By)?)),
            )?)+
            $(
                #[doc = concat!("Of several fields at once", $(": `", stringify!($part), "`",)+ ".")]
                $Several($($part_ty),+),
            )?
        }

        impl $crate::domain::part::EditOf<$Name> for $Edits {
            fn apply(self, whole: &mut $Name) {
                match self {
                    $($(Self::$Edit(edit) => $crate::domain::part::EditOf::apply(edit, &mut whole.$field),)?)+
                    $(Self::$Several($($part),+) => { $(whole.$part = $part;)+ })?
                }
            }

            fn of(&self, whole: &$Name) -> Self {
                match self {
                    $($(Self::$Edit(edit) => Self::$Edit($crate::domain::part::EditOf::of(edit, &whole.$field)),)?)+
                    $(Self::$Several(..) => Self::$Several($(whole.$part.clone()),+),)?
                }
            }
        }

        impl $Edits {
            /// The texts that are typed.
            pub const PARTS: &'static [$crate::domain::TextPart] =
                &[$($($($crate::domain::TextPart::new::<$ty>($word),)?)?)+];

            /// The edit that sets this text; `None` if there is no such text.
            #[must_use]
            pub fn typed(part: $crate::domain::TextPart, text: &str) -> Option<Result<Self, $crate::domain::TooLong>> {
                $($($(
                    if part.word() == $word {
                        return Some(<$ty as $crate::domain::part::Typed>::typed(text).map(Self::$Edit));
                    }
                )?)?)+
                _ = (part, text);
                None
            }

            /// The text that it sets, and which one; `None` for an edit of something else.
            #[must_use]
            #[allow(unreachable_patterns, reason = "some kinds have only texts")]
            pub fn text(&self) -> Option<($crate::domain::TextPart, &str)> {
                match self {
                    $($($(Self::$Edit(text) => Some((
                        $crate::domain::TextPart::new::<$ty>($word),
                        $crate::domain::part::Typed::text(text),
                    )),)?)?)+
                    _ => None,
                }
            }
        }

        impl $Name {
            $($($(
                #[doc = concat!("The text `", stringify!($field), "`, as a field that is typed into.")]
                #[must_use]
                pub const fn $field() -> $crate::domain::TextPart {
                    $crate::domain::TextPart::new::<$ty>($word)
                }
            )?)?)+
        }
    };
}
pub(crate) use edits;
