//! How a kind of record is declared, once: see [`fields!`] and [`kind!`], and any kind's file for an example.

use super::codec::{FieldDoc, Fields, RecordError, Sorted};

/// Fields that are read and written one after the other.
pub trait FieldSet: Sized {
    /// The description of the struct.
    const ABOUT: &'static str;

    /// Removes the declared fields; unknown ones stay.
    ///
    /// # Errors
    /// The reason for refusing the record.
    fn read(fields: &mut Fields<'_>) -> Result<Self, RecordError>;

    /// Adds the fields to those that are written.
    fn write(&self, out: &mut Sorted);

    /// Adds the typed texts, for the search.
    fn push_texts<'a>(&'a self, texts: &mut Vec<&'a str>);

    /// The declarations of the fields.
    fn describe() -> Vec<FieldDoc>;
}

/// A kind of record.
pub trait Kind: FieldSet {
    /// Its name on the wire.
    const KIND: &'static str;
    /// The fields that the first release knew, in the order in which it wrote them, before all others.
    const FIRST: &'static [&'static str];
}

/// Declares a struct and its [`FieldSet`]. Each field is written
///
/// ```text
/// /// What it means.
/// pub name: Type = "wire-name" in CODES else Reason edit Variant or default,
/// ```
///
/// where the type ([`Value`](super::codec::Value)) determines how it is written and whether it may be missing, `in` names the list of its
/// codes, `else` its error, if not that of the type, `edit` its variant in the enum of edits ([`edits!`](super::part::edits)), and `or` its
/// value if missing, which may use the fields before it. The order of the fields decides which of two versions with one stamp wins, so new
/// ones come last.
macro_rules! fields {
    (@read $fields:ident $ty:ty, $spec:expr) => {
        <$ty as $crate::domain::codec::Value>::read($fields, $spec)?
    };
    (@read $fields:ident $ty:ty, $spec:expr, $default:expr) => {
        <Option<$ty> as $crate::domain::codec::Value>::read($fields, $spec)?.unwrap_or($default)
    };
    (@write $out:ident $ty:ty, $value:ident, $name:literal) => {
        <$ty as $crate::domain::codec::Value>::write($value, $out, $name)
    };
    (@write $out:ident $ty:ty, $value:ident, $name:literal, $default:expr) => {
        <Option<$ty> as $crate::domain::codec::Value>::write(&Some(*$value).filter(|value| *value != $default), $out, $name)
    };
    (@texts $field_and_texts:tt) => { $crate::domain::codec::Value::push_texts $field_and_texts };
    (@texts $field_and_texts:tt, $default:expr) => {};
    (@value $ty:ty) => { $ty };
    (@value $ty:ty, $default:expr) => { Option<$ty> };
    (@or $given:expr, $usual:expr) => { $given };
    (@or $usual:expr) => { $usual };
    (
        $(#[doc = $about:literal])*
        $(#[derive($($derived:ident),+)])?
        pub struct $Name:ident $(edit $Edits:ident $(+ $Several:ident $parts:tt)?)? { $($fields:tt)+ }
    ) => {
        $crate::domain::kind::fields! { @struct $(#[doc = $about])* $(#[derive($($derived),+)])? $Name { $($fields)+ } }
        $crate::domain::part::edits! { [$($Edits $(+ $Several $parts)?)?] $Name { $($fields)+ } }
    };
    (
        @struct
        $(#[doc = $about:literal])*
        $(#[derive($($derived:ident),+)])?
        $Name:ident {
            $(
                $(#[doc = $field_about:literal])+
                $visible:vis $field:ident: $ty:ty = $name:literal $(in $codes:ident)? $(else $error:ident)?
                $(edit $Edit:ident $(by $By:ident)? $(typed $word:literal)?)? $(or $default:expr)?,
            )+
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord $($(, $derived)+)?)]
        pub struct $Name {
            $($(#[doc = $field_about])+ $visible $field: $ty,)+
        }

        impl $crate::domain::kind::FieldSet for $Name {
            const ABOUT: &'static str = concat!($($about,)*);

            fn read(fields: &mut $crate::domain::codec::Fields<'_>) -> Result<Self, $crate::domain::codec::RecordError> {
                $(let $field: $ty = $crate::domain::kind::fields!(@read fields $ty, &$crate::domain::codec::FieldSpec {
                    name: $name,
                    codes: $crate::domain::kind::fields!(@or $(&$codes,)? &[]),
                    error: $crate::domain::kind::fields!(@or $(Some($crate::domain::codec::RecordError::$error),)? None),
                } $(, $default)?);)+
                Ok(Self { $($field),+ })
            }

            fn write(&self, out: &mut $crate::domain::codec::Sorted) {
                let Self { $($field),+ } = self;
                $($crate::domain::kind::fields!(@write out $ty, $field, $name $(, $default)?);)+
            }

            fn push_texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
                $($crate::domain::kind::fields!(@texts (&self.$field, texts) $(, $default)?);)+
            }

            fn describe() -> Vec<$crate::domain::codec::FieldDoc> {
                [$(<$crate::domain::kind::fields!(@value $ty $(, $default)?) as $crate::domain::codec::Value>::describe(
                    $crate::domain::codec::FieldDoc {
                        name: $name,
                        schema: <$crate::domain::kind::fields!(@value $ty $(, $default)?) as $crate::domain::codec::Value>::SCHEMA,
                        is_required: <$crate::domain::kind::fields!(@value $ty $(, $default)?) as $crate::domain::codec::Value>::REQUIRED,
                        about: concat!($($field_about,)+),
                        codes: $crate::domain::kind::fields!(@or $(&$codes,)? &[]),
                    }
                )),+].concat()
            }
        }
    };
}
pub(crate) use fields;

/// Declares a kind of record: [`fields!`] with the name of the kind and, for those of the first release, the fields that are written first.
macro_rules! kind {
    (
        $(#[doc = $about:literal])*
        pub struct $Name:ident = $kind:literal $(first $first:tt)? $(edit $Edits:ident $(+ $Several:ident $parts:tt)?)? { $($fields:tt)+ }
    ) => {
        $crate::domain::kind::fields! {
            $(#[doc = $about])*
            pub struct $Name $(edit $Edits $(+ $Several $parts)?)? { $($fields)+ }
        }

        impl $crate::domain::kind::Kind for $Name {
            const KIND: &'static str = $kind;
            const FIRST: &'static [&'static str] = $crate::domain::kind::fields!(@or $(&$first,)? &[]);
        }
    };
}
pub(crate) use kind;
