// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/certification.h"
#include "models/consent.h"
#include "models/sealed_reference.h"

#include <string>
#include <string_view>

namespace attune {

// Documents of one line each, canonical: reading gives the same value back. Errors: Invalid with the place.

[[nodiscard]] std::string writeConsent(const Consent& consent);
[[nodiscard]] Result<Consent> readConsent(std::string_view json);
[[nodiscard]] std::string writeContext(const ClipContext& context);
[[nodiscard]] Result<ClipContext> readContext(std::string_view json);
[[nodiscard]] std::string writeReferenceNote(const ReferenceNote& note);
[[nodiscard]] Result<ReferenceNote> readReferenceNote(std::string_view json);
[[nodiscard]] std::string writeSealedReference(const SealedReference& sealed);
[[nodiscard]] Result<SealedReference> readSealedReference(std::string_view json);
/// seq is not in it: it is the number of the line that holds the document.
[[nodiscard]] std::string writeCertification(const CertificationRecord& record);
[[nodiscard]] Result<CertificationRecord> readCertification(std::string_view json);

} // namespace attune
