// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "models/certification.h"
#include "models/coding_scheme.h"
#include "models/round.h"

#include <map>
#include <string>
#include <vector>

namespace attune {

/// What a certificate says besides the record.
struct CertificateText {
    std::string site;                              ///< the library's title
    std::string scheme;                            ///< title and version
    std::string notice;                            ///< of the scheme
    std::string round;                             ///< title
    std::string reference;                         ///< who made it, how, when
    std::map<std::string, std::string> dimensions; ///< name by id
};

/// What the rounds and schemes of a library say about the record; site: its title, "this site" when empty.
[[nodiscard]] CertificateText certificateText(const CertificationRecord& record, const std::string& site,
                                              const std::vector<Round>& rounds,
                                              const std::vector<CodingScheme>& schemes);

/// One page of HTML that needs nothing else. Only for a passed verdict (Conflict otherwise). It names the site's rule,
/// the reference version, the number of clips and the figures, and says that it is agreement with this site's
/// reference. The same record gives the same bytes. pdfOfDocument() puts it on paper.
[[nodiscard]] Result<std::string> certificateHtml(const CertificationRecord& record, const CertificateText& text);

} // namespace attune
