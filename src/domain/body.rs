//! The kinds of record there are.

use std::cmp::Ordering;

use super::codec::{Fields, RecordError, Sorted};
use super::kind::{FieldDoc, FieldSet, Kind};
use super::{Agreement, Answer, Call, Contact, DayPart, Dose, Entry, FollowUp, Person, Phone, Question, Relief, Score, SpeakerRef, Visit};

/// A record of a kind this version does not know: kept, exported, merged, never shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unknown {
    /// The kind as written.
    pub kind: Box<str>,
}

/// What is declared of a kind, for the pages that describe the format. Not part of the program.
#[derive(Debug)]
pub struct KindDoc {
    /// Its name on the wire.
    pub kind: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its fields.
    pub fields: Vec<FieldDoc>,
}

/// The one list of the kinds. Where a record holds two kinds, the one that comes first here counts; new ones come last.
macro_rules! kinds {
    ($($(#[$about:meta])* $Variant:ident($Type:ty),)+) => {
        /// What a record says.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Body {
            $($(#[$about])* $Variant($Type),)+
            /// Something a newer version of the app knows; its fields are in [`Version::extra`](super::Version::extra).
            Unknown(Unknown),
        }

        /// The kinds by their place in the list.
        #[derive(PartialEq, Eq, PartialOrd, Ord)]
        enum Rank {
            $($Variant,)+
            Unknown,
        }

        impl Body {
            const fn rank(&self) -> Rank {
                match self {
                    $(Self::$Variant(_) => Rank::$Variant,)+
                    Self::Unknown(_) => Rank::Unknown,
                }
            }

            /// The name of the kind on the wire.
            #[must_use]
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$Variant(_) => <$Type>::KIND,)+
                    Self::Unknown(unknown) => &unknown.kind,
                }
            }

            /// Takes out of the fields what this version knows of the kind; the rest stays.
            ///
            /// # Errors
            /// Why the record is to be refused.
            pub fn read(kind: &str, fields: &mut Fields<'_>) -> Result<Self, RecordError> {
                Ok(match kind {
                    $(<$Type>::KIND => Self::$Variant(FieldSet::read(fields)?),)+
                    other => Self::Unknown(Unknown { kind: other.into() }),
                })
            }

            /// Its fields as they are written.
            #[must_use]
            pub fn written(&self) -> Sorted {
                match self {
                    $(Self::$Variant(body) => written(body),)+
                    Self::Unknown(_) => Sorted::new(&[]),
                }
            }

            /// What people typed in it, for the search.
            #[must_use]
            pub fn texts(&self) -> Vec<&str> {
                let mut texts = Vec::new();
                match self {
                    $(Self::$Variant(body) => body.push_texts(&mut texts),)+
                    Self::Unknown(_) => {}
                }
                texts
            }

            /// What is declared of each kind.
            #[must_use]
            pub fn describe() -> Vec<KindDoc> {
                vec![$(KindDoc { kind: <$Type>::KIND, about: <$Type>::ABOUT, fields: <$Type>::describe() }),+]
            }
        }
    };
}

kinds! {
    /// A rating of pain.
    Entry(Entry),
    /// One taken, used or skipped.
    Dose(Dose),
    /// Something agreed on.
    Agreement(Agreement),
    /// A number to call.
    Contact(Contact),
    /// A medicine or another relief.
    Relief(Relief),
    /// A part of the note of a day.
    Day(DayPart),
    /// A question for the team.
    Question(Question),
    /// What was answered.
    Answer(Answer),
    /// What is to be done next.
    FollowUp(FollowUp),
    /// A call to the team.
    Call(Call),
    /// A visit to the team.
    Visit(Visit),
    /// The patient or a carer.
    Person(Person),
    /// Who uses a phone.
    Phone(Phone),
}

fn written<T: Kind>(body: &T) -> Sorted {
    let mut out = Sorted::new(T::FIRST);
    body.write(&mut out);
    out
}

impl Body {
    /// The score of an entry. A changed number never replaces the one said before.
    pub(super) const fn score(&self) -> Option<Score> {
        match self {
            Self::Entry(entry) => Some(entry.score),
            _ => None,
        }
    }

    /// Whose word it is; `None` where nobody speaks.
    #[must_use]
    pub const fn who(&self) -> Option<&SpeakerRef> {
        match self {
            Self::Entry(entry) => Some(&entry.who),
            Self::Dose(dose) => Some(&dose.who),
            Self::Day(part) => Some(&part.who),
            Self::Question(question) => Some(&question.who),
            Self::Call(call) => Some(&call.who),
            Self::Agreement(_)
            | Self::Contact(_)
            | Self::Relief(_)
            | Self::Answer(_)
            | Self::FollowUp(_)
            | Self::Visit(_)
            | Self::Person(_)
            | Self::Phone(_)
            | Self::Unknown(_) => None,
        }
    }

    /// Which kind counts where a record holds two, the greater one: by the list above, what this app does not know by its name.
    pub(super) fn cmp_kind(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Unknown(known), Self::Unknown(other)) => known.kind.cmp(&other.kind),
            _ => other.rank().cmp(&self.rank()),
        }
    }

    /// True when both are of one kind.
    #[must_use]
    pub fn is_of_kind(&self, other: &Self) -> bool {
        self.cmp_kind(other).is_eq()
    }
}
