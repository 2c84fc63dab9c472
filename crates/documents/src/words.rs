//! Every word that this crate says, one value per language. `{1}`, `{2}` … are places to fill in.

use santong_rules::{Group, Readiness, Strength, Verdict};

mod chinese;

pub use chinese::ZH;

/// The words of one language. A missing translation is a missing field, which does not compile.
pub struct Words {
    pub(crate) met: &'static str,
    pub(crate) unmet: &'static str,
    pub(crate) open: &'static str,
    pub(crate) not_applicable: &'static str,

    pub(crate) gate: &'static str,
    pub(crate) required: &'static str,
    pub(crate) advised: &'static str,
    pub(crate) capability: &'static str,
    pub(crate) caution: &'static str,

    pub(crate) subject: &'static str,
    pub(crate) product: &'static str,
    pub(crate) access: &'static str,
    pub(crate) same_line: &'static str,
    pub(crate) same_standard: &'static str,
    pub(crate) same_quality: &'static str,
    pub(crate) compliance: &'static str,
    pub(crate) declaration: &'static str,
    pub(crate) brand: &'static str,
    pub(crate) channel: &'static str,
    pub(crate) digital: &'static str,
    pub(crate) service: &'static str,
    pub(crate) finance: &'static str,
    pub(crate) innovation: &'static str,

    pub(crate) blocked: &'static str,
    pub(crate) draft: &'static str,
    pub(crate) ready: &'static str,
    pub(crate) blocked_hint: &'static str,
    pub(crate) draft_hint: &'static str,
    pub(crate) ready_hint: &'static str,

    // Punctuation and small forms.
    pub(crate) quoted: &'static str,
    pub(crate) enumeration: &'static str,
    pub(crate) clause_break: &'static str,
    pub(crate) full_stop: &'static str,
    pub(crate) colon: char,
    /// What ends one of several clauses of a paragraph.
    pub(crate) clause_ends: &'static [char],
    /// What cannot stand in a label in front of a colon, for it makes a sentence of it.
    pub(crate) sentence_marks: &'static [char],
    /// Label, value.
    pub(crate) labelled: &'static str,
    /// Text, remark.
    pub(crate) remarked: &'static str,
    /// Year, month, day.
    pub(crate) date: &'static str,
    /// Items, their number.
    pub(crate) and_more: &'static str,

    // Answers.
    pub(crate) yes: &'static str,
    pub(crate) no: &'static str,
    pub(crate) unanswered: &'static str,
    pub(crate) unsure: &'static str,
    pub(crate) none_of_these: &'static str,
    /// Number of rows, name of a row.
    pub(crate) rows: &'static str,
    /// Name of a row.
    pub(crate) no_rows: &'static str,
    pub(crate) not_complete: &'static str,
    pub(crate) from_other_rules: &'static str,
    /// Position from 1.
    pub(crate) nameless_product: &'static str,
    /// Name, position from 1.
    pub(crate) same_name: &'static str,

    // Answers that cannot be read.
    pub(crate) other_kind: &'static str,
    pub(crate) unknown_choice: &'static str,
    pub(crate) too_long: &'static str,
    pub(crate) pattern: &'static str,
    pub(crate) pattern_without_hint: &'static str,
    pub(crate) code_length: &'static str,
    pub(crate) code_digit: &'static str,
    pub(crate) code_letter: &'static str,
    pub(crate) code_character: &'static str,
    pub(crate) code_check: &'static str,
    pub(crate) code_inner: &'static str,
    pub(crate) not_a_number: &'static str,
    pub(crate) too_small: &'static str,
    pub(crate) too_large: &'static str,
    pub(crate) not_a_date: &'static str,
    pub(crate) too_many_rows: &'static str,

    // Files that cannot be read.
    pub(crate) file_kept: &'static str,
    pub(crate) file_too_large: &'static str,
    pub(crate) file_not_json: &'static str,
    pub(crate) file_other: &'static str,
    pub(crate) file_newer: &'static str,
    pub(crate) file_wrong_type: &'static str,
    pub(crate) file_too_many: &'static str,
    pub(crate) rules_none: &'static str,
    pub(crate) rules_other: &'static str,
    pub(crate) rules_damaged: &'static str,

    // Reasons; each takes a list of short names.
    pub(crate) because_unanswered: &'static str,
    pub(crate) because_unsure: &'static str,
    pub(crate) because_ill_formed: &'static str,
    pub(crate) because_not_complete: &'static str,
    pub(crate) because_empty_cells: &'static str,
    pub(crate) because_not_shown: &'static str,
    pub(crate) because_out_of_range: &'static str,
    /// Further short names, the number of further questions.
    pub(crate) because_also: &'static str,
    pub(crate) because_always: &'static str,
    /// Answer, members at fault.
    pub(crate) members_at_fault: &'static str,
    /// Position from 1.
    pub(crate) row: &'static str,
    /// Position from 1, heading of the column.
    pub(crate) cell: &'static str,

    // Legal basis.
    /// Title, number.
    pub(crate) document: &'static str,
    pub(crate) document_without_number: &'static str,
    pub(crate) reprinted: &'static str,
    pub(crate) gist: &'static str,
    pub(crate) reprint: &'static str,
    /// Short name of the document, number of the clause.
    pub(crate) place: &'static str,

    // The checklist.
    pub(crate) checklist_title: &'static str,
    pub(crate) checked_on: &'static str,
    pub(crate) rule_set: &'static str,
    /// Title, version, day.
    pub(crate) rule_set_stamp: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) scope: &'static str,
    pub(crate) conclusion: &'static str,
    pub(crate) enterprise: &'static str,
    /// Strength, verdict.
    pub(crate) count: &'static str,
    /// Shape, verdict, title, remarks.
    pub(crate) item: &'static str,
    pub(crate) item_strength: &'static str,
    /// Remark, name of the product.
    pub(crate) with_product: &'static str,
    pub(crate) reason: &'static str,
    pub(crate) remedy: &'static str,
    pub(crate) evidence: &'static str,
    pub(crate) basis: &'static str,
    pub(crate) documents_cited: &'static str,
    pub(crate) nothing_kept: &'static str,
    pub(crate) disclaimer: &'static str,

    // The declaration.
    pub(crate) draft_mark: &'static str,
    pub(crate) ordinals: &'static [&'static str],
    /// Ordinal, title.
    pub(crate) numbered: &'static str,
    pub(crate) to_fill: &'static str,
    pub(crate) to_confirm: &'static str,
    pub(crate) to_correct: &'static str,
    pub(crate) to_complete: &'static str,
    pub(crate) not_given: &'static str,
    pub(crate) does_not_apply: &'static str,
    pub(crate) before_issue: &'static str,
    /// Title of the content, missing answers.
    pub(crate) gap_content: &'static str,
    /// Strength, verdict, title, reason.
    pub(crate) gap_criterion: &'static str,
    pub(crate) gap_core: &'static str,
}

impl Words {
    /// The name of a verdict.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Met => self.met,
            Verdict::Unmet => self.unmet,
            Verdict::Open => self.open,
            Verdict::NotApplicable => self.not_applicable,
        }
    }

    /// The name of a strength.
    #[must_use]
    pub fn strength(&self, strength: Strength) -> &'static str {
        match strength {
            Strength::Gate => self.gate,
            Strength::Required => self.required,
            Strength::Advised => self.advised,
            Strength::Capability => self.capability,
            Strength::Caution => self.caution,
        }
    }

    /// The name of a group.
    #[must_use]
    pub fn group(&self, group: Group) -> &'static str {
        match group {
            Group::Subject => self.subject,
            Group::Product => self.product,
            Group::Access => self.access,
            Group::SameLine => self.same_line,
            Group::SameStandard => self.same_standard,
            Group::SameQuality => self.same_quality,
            Group::Compliance => self.compliance,
            Group::Declaration => self.declaration,
            Group::Brand => self.brand,
            Group::Channel => self.channel,
            Group::Digital => self.digital,
            Group::Service => self.service,
            Group::Finance => self.finance,
            Group::Innovation => self.innovation,
        }
    }

    /// The name of a readiness.
    #[must_use]
    pub fn readiness(&self, readiness: Readiness) -> &'static str {
        match readiness {
            Readiness::Blocked => self.blocked,
            Readiness::Draft => self.draft,
            Readiness::Ready => self.ready,
        }
    }

    /// What a readiness means and what to do.
    #[must_use]
    pub fn readiness_hint(&self, readiness: Readiness) -> &'static str {
        match readiness {
            Readiness::Blocked => self.blocked_hint,
            Readiness::Draft => self.draft_hint,
            Readiness::Ready => self.ready_hint,
        }
    }
}

/// The shape of a verdict in text, so that it is never told by colour alone.
#[must_use]
pub fn shape(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "●",
        Verdict::Unmet => "◆",
        Verdict::Open => "○",
        Verdict::NotApplicable => "–",
    }
}
