// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/evidence_entry.h"

#include "ui/controls/button.h"
#include "ui/controls/line_edit.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

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
        if (m_id)
            emit removeRequested(*m_id);
        close();
    });
    connect(m_note, &LineEdit::accepted, this, &EvidenceEntry::accept);
    connect(m_note, &LineEdit::cancelled, this, &EvidenceEntry::close);
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

void EvidenceEntry::beginNew(const DimensionId& dimension, TimeSpan span) {
    m_id.reset();
    m_value = {};
    m_value.dimension = dimension;
    open(span, {}, {});
}

void EvidenceEntry::beginChange(const Evidence& evidence) {
    m_id = evidence.id;
    m_value = evidence;
    open(evidence.span, evidence.direction, QString::fromStdString(evidence.note));
}

void EvidenceEntry::open(TimeSpan span, std::optional<EvidenceDirection> direction, const QString& note) {
    m_value.span = span;
    setDirection(direction);
    m_time->setText(shortTime(span.begin));
    m_time->setToolTip(spanText(span));
    m_note->setText(note);
    m_remove->setVisible(m_id.has_value());
    show();
    m_note->setFocus();
}

void EvidenceEntry::close() {
    if (!isVisibleTo(parentWidget()))
        return;
    hide();
    m_id.reset();
    emit closed();
}

void EvidenceEntry::setDirection(std::optional<EvidenceDirection> direction) {
    m_direction = direction;
    m_plus->setChecked(direction == EvidenceDirection::Plus);
    m_minus->setChecked(direction == EvidenceDirection::Minus);
    m_note->setPlaceholderText(direction ? tr("What you saw, then Enter") : tr("+ or \u2212 first, then what you saw"));
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
    if (!m_direction) {
        m_note->setPlaceholderText(tr("Choose + or \u2212: does it speak for a higher or a lower score?"));
        return;
    }
    const QString note = m_note->text().trimmed();
    if (m_id) {
        Evidence changedValue = m_value;
        changedValue.direction = *m_direction;
        changedValue.note = note.toStdString();
        if (changedValue != m_value)
            emit changed(changedValue);
    } else {
        emit added(m_value.dimension, m_value.span, *m_direction, note);
    }
    close();
}

} // namespace attune::ui
