/** A whole catalogue in Arabic, with every form a number asks for; a word that is missing is a type error. */
import { pluralForm, type NamedWorkbins, type WorkbinLabels } from 'gws-workbins'

/** Status badges, the push link, owners and counts. */
const badge = {
  'Not subscribed': 'غير مشترك',
  'Waiting for connection': 'في انتظار الاتصال',
  'Waiting for agent session': 'في انتظار جلسة الوكيل',
  'Signed out': 'تم تسجيل الخروج',
  Blocked: 'محظور',
  'Server unavailable': 'الخادم غير متاح',
  Subscribing: 'جارٍ الاشتراك',
  Live: 'مباشر',
  Checking: 'جارٍ التحقق',
  Reconnecting: 'جارٍ إعادة الاتصال',
  Stale: 'قديم',
  Offline: 'غير متصل بالشبكة',
  'Ended by server': 'أنهاه الخادم',
  'No confirmation': 'لا يوجد تأكيد',
  Stopping: 'جارٍ الإيقاف',
  Paused: 'متوقف مؤقتًا',
  Failed: 'فشل',
  'Not available': 'غير متاح',
  'Not connected': 'غير متصل',
  Connecting: 'جارٍ الاتصال',
  Connected: 'متصل',
  'In use in another tab': 'مستخدم في علامة تبويب أخرى',
  'Connection blocked': 'الاتصال محظور',
  'Connection closed': 'الاتصال مغلق',
  'My workbin': 'صندوق عملي',
  'Count unknown': 'العدد غير معروف',
  since: (time) => `منذ ${time}`,
  lastLive: (time) => `آخر تحديث مباشر ${time}`,
  nextTry: (time) => `المحاولة التالية ${time}`,
  agentGroup: (name) => `مجموعة الوكلاء ${name}`,
  placeGroup: (name) => `مجموعة الأماكن ${name}`,
  user: (id) => `الوكيل ${id}`,
  // The number is shown as it is formatted, so that it stands beside its noun in every form.
  items: (count, formatted) =>
    pluralForm('ar', count, {
      zero: `${formatted} عنصر`,
      one: `${formatted} عنصر`,
      two: `${formatted} عنصران`,
      few: `${formatted} عناصر`,
      many: `${formatted} عنصرًا`,
      other: `${formatted} عنصر`,
    }),
  list: (parts) => parts.join('، '),
} satisfies Partial<WorkbinLabels>

/** Switch, age, notices and the banner of the link. */
const feedback = {
  'Live updates': 'التحديثات المباشرة',
  'Up to date': 'محدّث',
  'Updated just now': 'حُدّث للتو',
  'Updated less than a minute ago': 'حُدّث قبل أقل من دقيقة',
  Loading: 'جارٍ التحميل',
  'Could not load': 'تعذّر التحميل',
  'Try again': 'إعادة المحاولة',
  'Try now': 'المحاولة الآن',
  'Refresh list': 'تحديث القائمة',
  'Sign in': 'تسجيل الدخول',
  'Live updates are not available yet.': 'التحديثات المباشرة غير متاحة بعد.',
  'The server for workbins is not available.': 'خادم صناديق العمل غير متاح.',
  'You are signed out.': 'تم تسجيل خروجك.',
  'Live updates are blocked.': 'التحديثات المباشرة محظورة.',
  'Live updates are closed.': 'التحديثات المباشرة مغلقة.',
  'In use in another tab.': 'مستخدم في علامة تبويب أخرى.',
  'Connected again.': 'عاد الاتصال.',
  'Waiting for your agent session': 'في انتظار جلسة الوكيل الخاصة بك',
  'Live updates ended by the server': 'أنهى الخادم التحديثات المباشرة',
  'This list may be out of date': 'قد لا تكون هذه القائمة محدّثة',
  'No confirmation yet': 'لا يوجد تأكيد بعد',
  'Live updates failed': 'فشلت التحديثات المباشرة',
  'Live updates not available': 'التحديثات المباشرة غير متاحة',
  'Could not load this workbin': 'تعذّر تحميل صندوق العمل هذا',
  'Could not refresh this list': 'تعذّر تحديث هذه القائمة',
  'You can keep working; workbin contents may be out of date.':
    'يمكنك متابعة العمل؛ قد لا تكون محتويات صناديق العمل محدّثة.',
  'The server has not been reached.': 'تعذّر الوصول إلى الخادم.',
  'Sign in again to get live updates.': 'سجّل الدخول مرة أخرى للحصول على التحديثات المباشرة.',
  'The server refused the connection.': 'رفض الخادم الاتصال.',
  'Reload the page to get live updates again.':
    'أعد تحميل الصفحة للحصول على التحديثات المباشرة من جديد.',
  'Live updates may come seconds late here. Close the other tab to change that.':
    'قد تصل التحديثات المباشرة هنا متأخرة بضع ثوانٍ. أغلق علامة التبويب الأخرى لتغيير ذلك.',
  'The lists are being brought up to date.': 'جارٍ تحديث القوائم.',
  'Live updates begin when it has started.': 'تبدأ التحديثات المباشرة عند بدء الجلسة.',
  'Live updates are being brought back.': 'جارٍ استعادة التحديثات المباشرة.',
  'The server accepted the request, and has not confirmed it.': 'قبل الخادم الطلب ولم يؤكده.',
  'The server refused live updates for this workbin.':
    'رفض الخادم التحديثات المباشرة لصندوق العمل هذا.',
  'You may not use this workbin, or the server has no live updates for it.':
    'لا يُسمح لك باستخدام صندوق العمل هذا، أو لا يوفر الخادم تحديثات مباشرة له.',
  'The server knows no such workbin or group.': 'لا يعرف الخادم صندوق العمل هذا أو هذه المجموعة.',
  'This workbin holds more than can be read.': 'يحتوي صندوق العمل هذا على أكثر مما يمكن قراءته.',
  'The server is not available.': 'الخادم غير متاح.',
  'The server did not answer.': 'لم يُجب الخادم.',
  'The server gave an answer that cannot be used.': 'أرسل الخادم إجابة لا يمكن استخدامها.',
  'This desktop is not set up correctly.': 'لم يتم إعداد سطح المكتب هذا بشكل صحيح.',
  'Tell your administrator if this lasts.': 'أبلغ المسؤول إذا استمر ذلك.',
  updated: (ago) => `حُدّث ${ago}`,
  staleSince: (time) => `قديم منذ ${time}`,
  interrupted: (time) => `انقطعت التحديثات المباشرة في ${time}.`,
  offlineSince: (time) => `لا توجد شبكة منذ ${time}.`,
  nextTryAt: (time) => `المحاولة التالية في ${time}.`,
  listAsOf: (time) => `القائمة كما كانت في ${time}.`,
  titleFor: (title, name) => `${title}: ${name}`,
  errorCode: (code) => `الرمز: ${code}`,
  paragraph: (sentences) => sentences.join(' '),
} satisfies Partial<WorkbinLabels>

/** Lists. */
const list = {
  Items: 'العناصر',
  Medium: 'القناة',
  'From and subject': 'المرسل والموضوع',
  Age: 'العمر',
  Actions: 'الإجراءات',
  'Select all': 'تحديد الكل',
  New: 'جديد',
  'No longer here': 'لم يعد هنا',
  'Cannot be read': 'تتعذر قراءته',
  'Unknown sender': 'مرسل غير معروف',
  'No subject': 'بلا موضوع',
  Hold: 'تثبيت',
  'Show more': 'عرض المزيد',
  Email: 'بريد إلكتروني',
  Chat: 'دردشة',
  Workitem: 'مهمة عمل',
  'Open media': 'وسائط أخرى',
  'No items. New ones will appear here.': 'لا توجد عناصر. ستظهر العناصر الجديدة هنا.',
  'No items match.': 'لا توجد عناصر مطابقة.',
  'Could not load this list.': 'تعذر تحميل هذه القائمة.',
  'Loading items': 'جارٍ تحميل العناصر',
  selectItem: (name) => `تحديد ${name}`,
  newItems: (count, formatted) =>
    pluralForm('ar', count, {
      zero: `${formatted} عنصر جديد`,
      one: `${formatted} عنصر جديد`,
      two: `${formatted} عنصران جديدان`,
      few: `${formatted} عناصر جديدة`,
      many: `${formatted} عنصرًا جديدًا`,
      other: `${formatted} عنصر جديد`,
    }),
  noItemsAsOf: (time) => `لا توجد عناصر عند التحميل في ${time}.`,
  actionOn: (action, name) => `${action}: ${name}`,
  notPossible: (action, reason) => `${action}. ${reason}`,
} satisfies Partial<WorkbinLabels>

/** The announcer. */
const announcer = {
  'Live updates interrupted. Workbin contents may be out of date.':
    'انقطعت التحديثات المباشرة. قد لا تكون محتويات صناديق العمل محدّثة.',
  'Connection lost. Workbin contents may be out of date.':
    'انقطع الاتصال. قد لا تكون محتويات صناديق العمل محدّثة.',
  interruptedFor: (workbins) => `انقطعت التحديثات المباشرة في ${counted(workbins)}.`,
  restoredFor: (workbins) => `استُعيدت التحديثات المباشرة في ${counted(workbins)}.`,
  stillInterrupted: (workbins) => `ما زالت منقطعة في ${named(workbins)}.`,
  failedFor: (workbins) => `فشلت التحديثات المباشرة في ${named(workbins)}.`,
  failedAmong: (workbins) => `فشلت في ${named(workbins)}.`,
  notConfirmedFor: (workbins) => `تعذّر تأكيد التحديثات المباشرة في ${named(workbins)}.`,
  onFor: (workbins) => `شُغّلت التحديثات المباشرة في ${named(workbins)}.`,
  offFor: (workbins) => `أوقفت التحديثات المباشرة في ${named(workbins)}.`,
  newItemsIn: (count, formatted, name) =>
    pluralForm('ar', count, {
      zero: `${formatted} عنصر جديد في ${name}.`,
      one: `${formatted} عنصر جديد في ${name}.`,
      two: `${formatted} عنصران جديدان في ${name}.`,
      few: `${formatted} عناصر جديدة في ${name}.`,
      many: `${formatted} عنصرًا جديدًا في ${name}.`,
      other: `${formatted} عنصر جديد في ${name}.`,
    }),
} satisfies Partial<WorkbinLabels>

function named({ count, formatted, names }: NamedWorkbins): string {
  return (
    names ??
    pluralForm('ar', count, {
      zero: `${formatted} صندوق عمل`,
      one: `${formatted} صندوق عمل`,
      two: `${formatted} صندوقي عمل`,
      few: `${formatted} صناديق عمل`,
      many: `${formatted} صندوق عمل`,
      other: `${formatted} صندوق عمل`,
    })
  )
}

function counted(workbins: NamedWorkbins): string {
  return named(workbins.count === 1 ? workbins : { ...workbins, names: null })
}

/** Overviews of many workbins. */
const overview = {
  Workbins: 'صناديق العمل',
  'My workbins': 'صناديق عملي',
  Agents: 'الوكلاء',
  'Agent groups': 'مجموعات الوكلاء',
  'Place groups': 'مجموعات الأماكن',
  Personal: 'شخصي',
  'Filter workbins': 'تصفية صناديق العمل',
  'No workbins': 'لا توجد صناديق عمل',
  'No workbins match': 'لا توجد صناديق عمل مطابقة',
  liveOf: (_live, _total, live, total) => `${live} من ${total} مباشر`,
  countFailed: (_count, formatted) => `${formatted} فشل`,
  countInterrupted: (_count, formatted) => `${formatted} منقطع`,
  countNotConfirmed: (_count, formatted) => `${formatted} غير مؤكد`,
  countNew: (_count, formatted) => `${formatted} جديد`,
} satisfies Partial<WorkbinLabels>

/** What stands around a list. */
const panel = {
  All: 'الكل',
  Search: 'بحث',
  Channels: 'القنوات',
  'Select an item first': 'حدّد عنصرًا أولًا',
  Take: 'استلام',
  'Being taken': 'جارٍ الاستلام',
  Dismiss: 'إغلاق',
  oldest: (age) => `الأقدم ${age}`,
  taken: (name) => `استلمت «${name}».`,
  alreadyTaken: (name) => `سبق استلام «${name}».`,
  takeUnconfirmed: (name) =>
    `لم يتأكد أنك استلمت «${name}». ابحث عنه بين عناصرك قبل إعادة المحاولة.`,
  takeFailed: (name) => `تعذّر استلام «${name}». حاول مرة أخرى.`,
} satisfies Partial<WorkbinLabels>

/** Arabic. */
export const arabic: WorkbinLabels = {
  ...badge,
  ...feedback,
  ...list,
  ...announcer,
  ...overview,
  ...panel,
}
