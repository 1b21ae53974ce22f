//! The kinds of record.

use std::cmp::Ordering;

use super::codec::{FieldDoc, Fields, RecordError, Sorted};
use super::kind::{FieldSet, Kind};
use super::part::EditOf;
use super::{Agreement, Answer, Call, Contact, DayPart, Dose, Entry, FollowUp, Person, Phone, Question, Relief, Score, SpeakerRef, Visit};
use super::{AgreementEdit, AnswerEdit, CallEdit, ContactEdit, DayEdit, DoseEdit, EntryEdit, FollowUpEdit, PersonEdit};
use super::{QuestionEdit, ReliefEdit, TextPart, TooLong, VisitEdit};

/// A record of a kind this version does not know: kept, exported, merged, never shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unknown {
    /// The kind as written.
    pub kind: Box<str>,
}

/// The declaration of a kind, for the documentation of the format. Not part of the program.
#[derive(Debug)]
pub struct KindDoc {
    /// Its name on the wire.
    pub kind: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its fields.
    pub fields: Vec<FieldDoc>,
}

/// Calls a macro with the one list of the kinds, with their edits and the names of the diary's accessors for one record and for all. Of two
/// kinds in one record, the earlier in this list is current; new kinds come last.
macro_rules! kinds {
    ($make:ident) => {
        $make! {
            /// A rating of pain.
            Entry(Entry, EntryEdit) as entry,
            /// A medicine taken or skipped, or another relief used.
            Dose(Dose, DoseEdit) as dose,
            /// An agreement with the team or within the family.
            Agreement(Agreement, AgreementEdit),
            /// A number to call.
            Contact(Contact, ContactEdit) as contact in contacts,
            /// A medicine or another relief.
            Relief(Relief, ReliefEdit) as relief in reliefs,
            /// A part of the note of a day.
            Day(DayPart, DayEdit),
            /// A question for the team.
            Question(Question, QuestionEdit) as question in questions,
            /// An answer to a question.
            Answer(Answer, AnswerEdit) as answer in answers,
            /// A follow-up.
            FollowUp(FollowUp, FollowUpEdit) as step in steps,
            /// A call to the team.
            Call(Call, CallEdit) as call in calls,
            /// A visit to the team.
            Visit(Visit, VisitEdit) as visit in visits,
            /// The patient or a carer.
            Person(Person, PersonEdit) as person in people,
            /// Who uses a phone.
            Phone(Phone),
        }
    };
}
pub(super) use kinds;

/// The enums over the kinds: the content of a record, and its edits.
macro_rules! bodies {
    ($($(#[$about:meta])* $Variant:ident($Type:ty $(, $Edit:ty)?) $(as $one:ident $(in $many:ident)?)?,)+) => {
        /// The content of a record.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Body {
            $($(#[$about])* $Variant($Type),)+
            /// A kind of a newer version; its fields are in [`Version::extra`](super::Version::extra).
            Unknown(Unknown),
        }

        /// The kinds, in the order of the list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Rank {
            $($Variant,)+
            Unknown,
        }

        impl Rank {
            /// True for a kind that has a list.
            pub(super) const fn is_listed(self) -> bool {
                match self {
                    $($($(Self::$Variant => stringify!($many).len() > 0,)?)?)+
                    _ => false,
                }
            }
        }

        impl Body {
            pub(super) const fn rank(&self) -> Rank {
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

            /// Reads the kind from its fields and removes them; unknown fields stay.
            ///
            /// # Errors
            /// The reason for refusing the record.
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

            /// The texts that users typed in it, for the search.
            #[must_use]
            pub fn texts(&self) -> Vec<&str> {
                let mut texts = Vec::new();
                match self {
                    $(Self::$Variant(body) => body.push_texts(&mut texts),)+
                    Self::Unknown(_) => {}
                }
                texts
            }

            /// The declarations of all kinds.
            #[must_use]
            pub fn describe() -> Vec<KindDoc> {
                vec![$(KindDoc { kind: <$Type>::KIND, about: <$Type>::ABOUT, fields: <$Type>::describe() }),+]
            }
        }

        /// An edit of one part of a record.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Edit {
            $($(#[doc = concat!("Of a record that is [`Body::", stringify!($Variant), "`].")] $Variant($Edit),)?)+
        }

        $($(
            impl From<$Edit> for Edit {
                fn from(edit: $Edit) -> Self {
                    Self::$Variant(edit)
                }
            }
        )?)+

        impl Edit {
            /// Applies the edit without its consequences; `false` if the record is of another kind.
            pub(super) fn set(self, body: &mut Body) -> bool {
                match (self, body) {
                    $($((Self::$Variant(edit), Body::$Variant(body)) => <$Edit as EditOf<$Type>>::apply(edit, body),)?)+
                    _ => return false,
                }
                true
            }

            /// The edit of the same part that leaves the record as it is; `None` when it is of another kind.
            #[must_use]
            pub fn of(&self, body: &Body) -> Option<Self> {
                match (self, body) {
                    $($((Self::$Variant(edit), Body::$Variant(body)) => Some(Self::$Variant(<$Edit as EditOf<$Type>>::of(edit, body))),)?)+
                    _ => None,
                }
            }

            /// The edit that sets this text of a record; `None` if the record has no such text.
            #[must_use]
            pub fn typed(body: &Body, part: TextPart, text: &str) -> Option<Result<Self, TooLong>> {
                match body {
                    $($(Body::$Variant(_) => <$Edit>::typed(part, text).map(|edit| edit.map(Self::$Variant)),)?)+
                    _ => None,
                }
            }

            /// The text that it sets, and which one; `None` for an edit of something else.
            #[must_use]
            pub fn text(&self) -> Option<(TextPart, &str)> {
                match self {
                    $($(Self::$Variant(edit) => <$Edit>::text(edit),)?)+
                }
            }

            /// The texts of records that are typed; kinds may share one.
            pub fn parts() -> impl Iterator<Item = TextPart> {
                [$($(<$Edit>::PARTS,)?)+].into_iter().flatten().copied()
            }
        }
    };
}

kinds! { bodies }

fn written<T: Kind>(body: &T) -> Sorted {
    let mut out = Sorted::new(T::FIRST);
    body.write(&mut out);
    out
}

impl Body {
    /// The score of an entry. Another score begins a new writing session, so the one before it stays in the history.
    pub(super) const fn score(&self) -> Option<Score> {
        match self {
            Self::Entry(entry) => Some(entry.score),
            _ => None,
        }
    }

    /// Its speaker; `None` for a kind without one.
    #[must_use]
    pub const fn who(&self) -> Option<&SpeakerRef> {
        match self {
            Self::Entry(entry) => Some(&entry.who),
            Self::Dose(dose) => Some(&dose.who),
            Self::Day(part) => Some(&part.who),
            Self::Question(question) => Some(&question.who),
            Self::Call(call) => Some(&call.who),
            _ => None,
        }
    }

    /// Orders kinds; of two kinds in one record the greater is current. Kinds earlier in the list are greater; unknown kinds are least,
    /// ordered by name.
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
