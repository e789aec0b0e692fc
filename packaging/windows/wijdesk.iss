; The installer for Windows, for Inno Setup 6.4 or newer. On Windows, after `py packaging\opzetten.py bouw`:
;   iscc /DVersie=0.1.0 /DGebouwd=..\..\.bouw\wijdesk packaging\windows\wijdesk.iss
; It never touches a store: those are in the folders of people. It refuses to put an older program over a newer one.

#ifndef Versie
  #error Zeg de versie: /DVersie=0.1.0
#endif
#ifndef Gebouwd
  #define Gebouwd "..\..\.bouw\wijdesk"
#endif
#define Sleutel "{6C2B2C0E-7A7E-4B1B-9F0C-3D5A1F0E8B21}"

[Setup]
AppId={{#Sleutel}
AppName=wijdesk
AppVersion={#Versie}
AppPublisher=wijdesk
DefaultDirName={autopf}\wijdesk
DefaultGroupName=wijdesk
DisableProgramGroupPage=yes
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\.bouw
OutputBaseFilename=wijdesk-{#Versie}-windows
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
RestartApplications=no
UninstallDisplayIcon={app}\wijdesk.exe

[Languages]
Name: "nl"; MessagesFile: "compiler:Languages\Dutch.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
nl.Nieuwer=Op deze computer staat een nieuwere versie van wijdesk (%1).%nEen oudere versie kan de gegevens daarvan niet lezen. Er is niets veranderd.
en.Nieuwer=This computer has a newer version of wijdesk (%1).%nAn older version cannot read its data. Nothing was changed.

[InstallDelete]
; What an older program left behind in its own folder, so that no file of two versions stands beside each other.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Gebouwd}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion
Source: "..\linux\beleid.voorbeeld.json"; DestDir: "{app}\voorbeelden"; DestName: "beleid.json"; Flags: ignoreversion

[Dirs]
; Where the organisation puts beleid.json; it stays when the program goes.
Name: "{commonappdata}\wijdesk"; Flags: uninsneveruninstall

[Icons]
Name: "{group}\wijdesk"; Filename: "{app}\wijdesk.exe"
Name: "{autodesktop}\wijdesk"; Filename: "{app}\wijdesk.exe"

[Run]
Filename: "{app}\wijdesk.exe"; Description: "{cm:LaunchProgram,wijdesk}"; Flags: nowait postinstall skipifsilent

[Code]
function InitializeSetup(): Boolean;
var
  Staat: String;
  Hier, Nieuw: Int64;
begin
  Result := True;
  if RegQueryStringValue(HKLM, 'Software\Microsoft\Windows\CurrentVersion\Uninstall\{#Sleutel}_is1',
      'DisplayVersion', Staat) then
    if StrToVersion(Staat, Hier) and StrToVersion('{#Versie}', Nieuw) then
      if ComparePackedVersion(Nieuw, Hier) < 0 then
      begin
        SuppressibleMsgBox(FmtMessage(CustomMessage('Nieuwer'), [Staat]), mbError, MB_OK, IDOK);
        Result := False;
      end;
end;
