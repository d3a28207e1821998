// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;

namespace attune::ui {

class PictureView;

/// Does a "picture." action of the action table to a picture; false when it is none of zoom, pan and light.
bool performOn(PictureView& picture, const QString& actionId);

} // namespace attune::ui
