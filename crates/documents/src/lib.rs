//! Checklist, declaration and dossier as documents.
