//! The supported languages: one for each file of `locales/`, where `build.rs` finds them.

use super::compiled;

macro_rules! languages {
    ($($code:ident $tag:literal $name:literal $ascii_digits:literal $words:ident $later:ident),*) => {
        /// A language the app speaks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Language {
            $(#[doc = $name] $code),*
        }

        impl Default for Language {
            fn default() -> Self {
                Self::English
            }
        }

        impl Language {
            /// All of them.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$code),*];

            /// The BCP 47 tag.
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self { $(Self::$code => $tag),* }
            }

            /// The name of the language in that language.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name),* }
            }

            /// True when numbers are written with the digits 0 to 9 in every region.
            #[must_use]
            pub const fn has_ascii_digits(self) -> bool {
                match self { $(Self::$code => $ascii_digits),* }
            }

            /// The messages of the first part of the program; those of the later part are empty here.
            pub(super) const fn messages(self) -> &'static str {
                match self { $(Self::$code => compiled::$words),* }
            }

            /// The messages of the later part; those of the first part are empty here.
            pub(super) const fn later_messages(self) -> &'static str {
                match self { $(Self::$code => compiled::$later),* }
            }
        }
    };
}
with_languages!(languages);

impl Language {
    /// The first of the browser's languages (BCP 47, in order of preference) that the app speaks, else English.
    #[must_use]
    pub fn preferred<S: AsRef<str>>(wanted: impl IntoIterator<Item = S>) -> Self {
        wanted.into_iter().find_map(|tag| Self::ALL.into_iter().find(|language| language.speaks(tag.as_ref()))).unwrap_or_default()
    }

    /// True when the tag is this language, whatever the region.
    fn speaks(self, tag: &str) -> bool {
        tag.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case(self.tag()))
    }
}
