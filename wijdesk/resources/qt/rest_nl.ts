<?xml version="1.0" encoding="utf-8"?>
<!-- What Qt says and its own Dutch leaves out. After a change: pyside6-lrelease rest_nl.ts -qm rest_nl.qm -->
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
 <context>
  <name>QFileDialog</name>
  <message>
   <source>&amp;Look in:</source>
   <translation>&amp;Zoeken in:</translation>
  </message>
  <message>
   <source>Files of &amp;type:</source>
   <translation>Bestands&amp;type:</translation>
  </message>
 </context>
 <context>
  <name>QFileSystemModel</name>
  <message>
   <source>%1 byte(s)</source>
   <translation>%1 bytes</translation>
  </message>
  <message>
   <source>&lt;b&gt;The name "%1" can not be used.&lt;/b&gt;&lt;p&gt;Try using another name, with fewer characters or no punctuations marks.</source>
   <translation>&lt;b&gt;De naam "%1" kan niet worden gebruikt.&lt;/b&gt;&lt;p&gt;Kies een kortere naam, of een naam zonder leestekens.</translation>
  </message>
 </context>
 <context>
  <name>QAbstractFileIconProvider</name>
  <message>
   <source>Alias</source>
   <translation>Alias</translation>
  </message>
  <message>
   <source>Drive</source>
   <translation>Station</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Bestand</translation>
  </message>
  <message>
   <source>%1 File</source>
   <translation>%1-bestand</translation>
  </message>
  <message>
   <source>File Folder</source>
   <translation>Map</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Map</translation>
  </message>
  <message>
   <source>Shortcut</source>
   <translation>Snelkoppeling</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Onbekend</translation>
  </message>
 </context>
 <context>
  <name>QStandardPaths</name>
  <message>
   <source>Downloads</source>
   <translation>Downloads</translation>
  </message>
  <message>
   <source>Public</source>
   <translation>Openbaar</translation>
  </message>
  <message>
   <source>Templates</source>
   <translation>Sjablonen</translation>
  </message>
  <message>
   <source>Temporary Items</source>
   <translation>Tijdelijke bestanden</translation>
  </message>
 </context>
 <context>
  <name>QFile</name>
  <message>
   <source>Cannot create %1 for output: %2</source>
   <translation>%1 kan niet worden gemaakt om in te schrijven: %2</translation>
  </message>
  <message>
   <source>Cannot open for output</source>
   <translation>Kan niet worden geopend om in te schrijven</translation>
  </message>
  <message>
   <source>Cannot remove source file: %1</source>
   <translation>Het oude bestand kan niet worden verwijderd: %1</translation>
  </message>
  <message>
   <source>Could not copy to %1: %2</source>
   <translation>Kopiëren naar %1 is niet gelukt: %2</translation>
  </message>
  <message>
   <source>Error while renaming.</source>
   <translation>Hernoemen is niet gelukt.</translation>
  </message>
  <message>
   <source>Failure to write block: %1</source>
   <translation>Schrijven is niet gelukt: %1</translation>
  </message>
 </context>
 <context>
  <name>QCupsJobWidget</name>
  <message>
   <source>&amp;Billing information:</source>
   <translation>&amp;Factuurgegevens:</translation>
  </message>
  <message>
   <source>&amp;End:</source>
   <translation>&amp;Eind:</translation>
  </message>
  <message>
   <source>&amp;Start:</source>
   <translation>&amp;Begin:</translation>
  </message>
  <message>
   <source>Job &amp;priority:</source>
   <translation>&amp;Voorrang:</translation>
  </message>
  <message>
   <source>Scheduled &amp;printing:</source>
   <translation>Afdrukken &amp;op:</translation>
  </message>
 </context>
 <context>
  <name>QErrorMessage</name>
  <message>
   <source>An error occurred</source>
   <translation>Er ging iets mis</translation>
  </message>
 </context>
 <context>
  <name>QMessageBox</name>
  <message>
   <source>Help</source>
   <translation>Help</translation>
  </message>
  <message>
   <source>OK</source>
   <translation>OK</translation>
  </message>
 </context>
 <context>
  <name>QPageSetupWidget</name>
  <message>
   <source>Page &amp;order:</source>
   <translation>&amp;Volgorde van de pagina’s:</translation>
  </message>
  <message>
   <source>Pages &amp;per sheet:</source>
   <translation>Pagina’s &amp;per vel:</translation>
  </message>
 </context>
 <context>
  <name>QPrintDialog</name>
  <message>
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
 </context>
 <context>
  <name>QPrintSettingsOutput</name>
  <message>
   <source>Double Sided Printing</source>
   <translation>Dubbelzijdig afdrukken</translation>
  </message>
  <message>
   <source>Long side binding</source>
   <translation>Omslaan langs de lange kant</translation>
  </message>
  <message>
   <source>Short side binding</source>
   <translation>Omslaan langs de korte kant</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>Uit</translation>
  </message>
  <message>
   <source>Page &amp;Set:</source>
   <translation>&amp;Welke pagina’s:</translation>
  </message>
 </context>
 <context>
  <name>QShortcut</name>
  <message>
   <source>Control</source>
   <translation>Ctrl</translation>
  </message>
  <message>
   <source>Keyboard</source>
   <translation>Toetsenbord</translation>
  </message>
 </context>
 <context>
  <name>quiaccessibilityelement</name>
  <message>
   <source>checked</source>
   <translation>aangevinkt</translation>
  </message>
  <message>
   <source>unchecked</source>
   <translation>niet aangevinkt</translation>
  </message>
 </context>
 <context>
  <name>QSpiAccessibleBridge</name>
  <message>
   <source>block quote</source>
   <translation>citaat</translation>
  </message>
  <message>
   <source>switch</source>
   <translation>schakelaar</translation>
  </message>
 </context>
 <context>
  <name>QWindowsUiaMainProvider</name>
  <message>
   <source>blockquote</source>
   <translation>citaat</translation>
  </message>
 </context>
</TS>
