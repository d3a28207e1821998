// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/evidence_entry.h"

#include "ui/controls/button.h"
#include "ui/controls/line_edit.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <utility>

namespace attune::ui {

EvidenceEntry::EvidenceEntry(Theme* theme, int personRole, QWidget* parent)
    : QWidget(parent), m_note(new LineEdit(this)),
      m_plus(new Button(theme, Button::Kind::Chip, {}, QStringLiteral("+"), this)),
      m_minus(new Button(theme, Button::Kind::Chip, {}, QStringLiteral("\u2212"), this)),
      m_remove(new Button(theme, Button::Kind::Quiet, QStringLiteral("close"), {}, this)), m_time(new QLabel(this)) {
    m_plus->setObjectName(QStringLiteral("evidence.plus"));
    m_minus->setObjectName(QStringLiteral("evidence.minus"));
    m_remove->setObjectName(QStringLiteral("evidence.remove"));
    m_note->setObjectName(QStringLiteral("evidence.note"));
    m_note->setPlaceholderText(tr("What you saw, then Enter"));
    m_note->setAccessibleName(tr("Note on the evidence"));
    m_note->installEventFilter(this);
    m_plus->setAccessibleName(tr("Plus: toward a higher score"));
    m_minus->setAccessibleName(tr("Minus: toward a lower score"));
    m_plus->setToolTip(tr("Toward a higher score  (+)"));
    m_minus->setToolTip(tr("Toward a lower score  (\u2212)"));
    m_remove->setAccessibleName(tr("Take this evidence away"));
    m_remove->setToolTip(tr("Take this evidence away"));
    m_remove->setSizes(28, 28);
    m_time->setProperty("look", "small");
    m_time->setProperty("tone", "2");
    for (Button* b : {m_plus, m_minus}) {
        b->setCheckable(true);
        b->setRole(personRole);
    }
    connect(m_plus, &Button::clicked, this, [this] { setDirection(EvidenceDirection::Plus); });
    connect(m_minus, &Button::clicked, this, [this] { setDirection(EvidenceDirection::Minus); });
    connect(m_remove, &Button::clicked, this, [this] {
        emit removeRequested(m_value.id);
        close();
    });
    connect(m_note, &LineEdit::accepted, this, &EvidenceEntry::accept);
    connect(m_note, &LineEdit::cancelled, this, &EvidenceEntry::close);
    connect(m_note, &LineEdit::left, this, &EvidenceEntry::accept);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme->px(4));
    row->addWidget(m_plus);
    row->addWidget(m_minus);
    row->addWidget(m_time);
    row->addWidget(m_note, 1);
    row->addWidget(m_remove);
    hide();
}

void EvidenceEntry::openNew(const Evidence& evidence) {
    open(evidence);
    m_new = true;
    m_remove->hide();
}

void EvidenceEntry::open(const Evidence& evidence) {
    if (m_open && m_new)
        accept();
    m_value = evidence;
    m_open = true;
    m_new = false;
    m_remove->show();
    m_time->setText(shortTime(evidence.span.begin));
    m_time->setToolTip(spanText(evidence.span));
    m_note->setText(QString::fromStdString(evidence.note));
    show();
    setDirection(evidence.direction);
}

void EvidenceEntry::close() {
    if (!isVisibleTo(parentWidget()))
        return;
    // The keyboard is handed on first: hiding what has it would give it to whatever comes next.
    m_open = false;
    emit closed();
    hide();
}

void EvidenceEntry::setDirection(EvidenceDirection direction) {
    m_direction = direction;
    m_plus->setChecked(direction == EvidenceDirection::Plus);
    m_minus->setChecked(direction == EvidenceDirection::Minus);
    m_note->setFocus();
}

bool EvidenceEntry::eventFilter(QObject* object, QEvent* event) {
    if (object == m_note && event->type() == QEvent::KeyPress && m_note->text().isEmpty()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Plus || key->key() == Qt::Key_Equal) {
            setDirection(EvidenceDirection::Plus);
            return true;
        }
        if (key->key() == Qt::Key_Minus) {
            setDirection(EvidenceDirection::Minus);
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

void EvidenceEntry::accept() {
    if (!std::exchange(m_open, false))
        return;
    Evidence value = m_value;
    value.direction = m_direction;
    value.note = m_note->text().trimmed().toStdString();
    if (m_new)
        emit added(value);
    else if (value != m_value)
        emit changed(value);
    close();
}

} // namespace attune::ui
